import * as z from "zod";
import { AgentId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";

/** Why an agent gives a case to somebody else. */
export const HandOffReason = z.enum([
  "NEEDS_OTHER_SKILLS",
  "NEEDS_SENIOR",
  "CONFLICT_OF_INTEREST",
  "KNOWS_THE_CASE",
  "END_OF_SHIFT",
]);
export type HandOffReason = z.infer<typeof HandOffReason>;

/** Whom a case is for. */
export const Recipient = z.union([
  z.strictObject({ agentId: AgentId }),
  z.strictObject({ rank: z.literal("senior_agent") }),
]);
export type Recipient = Readonly<z.infer<typeof Recipient>>;

/** A case that was handed off is kept for whom it is for: for a person until an instant, for the seniors until one has it. */
export const Reservation = z.object({ to: Recipient, by: AgentId, reason: HandOffReason, until: Instant.optional() });
export type Reservation = Readonly<z.infer<typeof Reservation>>;

/** What an agent waits for. */
export const HoldReason = z.enum([
  "WAITING_FOR_BUYER",
  "WAITING_FOR_SELLER",
  "WAITING_FOR_GOODS",
  "WAITING_FOR_PAYMENT",
  "WAITING_FOR_THIRD_PARTY",
  "CALL_BACK_ARRANGED",
]);
export type HoldReason = z.infer<typeof HoldReason>;

/** News of the case that can end a hold before its time. */
export const HoldNews = z.enum(["PARTY_ANSWERED", "GOODS_MOVED", "MONEY_MOVED"]);
export type HoldNews = z.infer<typeof HoldNews>;

/** Nobody works on a case until an instant, or until the first news of these kinds. */
export const Hold = z.object({ by: AgentId, reason: HoldReason, until: Instant, endsOn: z.array(HoldNews) });
export type Hold = Readonly<z.infer<typeof Hold>>;

/** How long a case is kept for the person that it was handed to, and how long it can be on hold. */
export const HandOffTerms = z.strictObject({ reservedHours: z.int().positive() });
export const HoldTerms = z.strictObject({ maxDays: z.int().positive() });
