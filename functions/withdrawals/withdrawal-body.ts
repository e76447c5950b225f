import * as z from "zod";
import { LineId, OrderId, WithdrawalId } from "../../domain/kernel/ids.ts";
import { Instant } from "../../domain/kernel/instant.ts";

/** What the buyer withdraws from. No reason is asked for: none may be. */
export const WithdrawalBody = z.strictObject({
  orderId: OrderId,
  lines: z
    .array(z.strictObject({ lineId: LineId, units: z.int().min(1).max(100) }))
    .min(1)
    .max(25),
});
export type WithdrawalBody = z.infer<typeof WithdrawalBody>;

/** The statement as received, and where to confirm it. */
export const WithdrawalAnswer = z.object({
  withdrawalId: WithdrawalId,
  statedAt: Instant,
  orderId: z.string(),
  lines: z.array(z.object({ lineId: z.string(), units: z.int() })),
  confirm: z.object({ method: z.literal("POST"), href: z.string() }),
});
