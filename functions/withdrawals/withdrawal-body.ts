import * as z from "zod";
import { LineId, OrderId, WithdrawalId } from "../../domain/kernel/ids.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { Acknowledgement, WithdrawalStatus, WithdrawnLine } from "../../domain/withdrawals/index.ts";

/** What the buyer withdraws from. No reason is asked for: none may be. */
export const WithdrawalBody = z.strictObject({
  orderId: OrderId,
  lines: z
    .array(z.strictObject({ lineId: LineId, units: z.int().min(1).max(100) }))
    .min(1)
    .max(25),
});
export type WithdrawalBody = z.infer<typeof WithdrawalBody>;

/** Something that can be done about a withdrawal, under the label that the law wants it to be easy to find by. */
const Step = z.object({ label: z.string(), method: z.enum(["POST", "GET"]), href: z.string() });

/**
 * A withdrawal as its buyer sees it: the statement as received and how to confirm it, or what was acknowledged. A statement
 * that was not confirmed in time is `lapsed`.
 */
export const WithdrawalAnswer = z.object({
  withdrawalId: WithdrawalId,
  status: WithdrawalStatus,
  statedAt: Instant,
  windowEndsAt: Instant,
  orderId: z.string(),
  sellerId: z.string(),
  lines: z.array(WithdrawnLine),
  confirm: Step.extend({ dueAt: Instant }).optional(),
  lapsedAt: Instant.optional(),
  acknowledgement: Acknowledgement.omit({ locale: true }).optional(),
});
export type WithdrawalAnswer = z.infer<typeof WithdrawalAnswer>;
