import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";

const whole = z.int().positive();

/** How a party is reached; it decides how soon a question is welcome. */
export const Channel = z.enum(["chat", "email"]);

/** What makes the fairness of the process worth asking a seller. */
export const FairnessTrigger = z.enum(["agent_decision", "contest"]);
export type FairnessTrigger = z.infer<typeof FairnessTrigger>;

/**
 * The rules by which people are asked, one set for all markets: delays in minutes, lives in hours, the contact cap in days. Codes
 * are those of the case that is asked about. `sources` says where each figure comes from.
 */
export const FeedbackTerms = z.strictObject({
  channels: z.strictObject({ buyer: Channel, seller: Channel }),
  delayMinutes: z.strictObject({ chat: z.int().nonnegative(), email: whole, moneyLanded: whole }),
  lateAtMostHours: whole,
  reminderAfterHours: whole,
  linkLifeHours: whole,
  contactCapDays: whole,
  sampling: z.strictObject({ fullPerWeek: whole, thenOneIn: whole }),
  lowScoreAtMost: whole,
  callBack: ClockLength,
  notAskedAfter: z.array(z.string()),
  fairnessAskedAfter: z.array(FairnessTrigger),
  fraud: z.strictObject({
    decisions: z.array(z.string()),
    suspicions: z.array(z.string()),
    clearedBy: z.array(z.string()),
  }),
  smallCellBelow: whole,
  sources: z.record(z.string(), z.string().min(1)),
});
export type FeedbackTerms = z.infer<typeof FeedbackTerms>;
