import * as z from "zod";
import { type ClockLength, dueAt, type MarketCalendar } from "../kernel/clocks.ts";
import { Instant } from "../kernel/instant.ts";

/**
 * What a refund waits for, and until when: its submission to a provider, the provider's answer, the provider's payment.
 * When it runs out, the breach is recorded and the refund is parked for an agent.
 */
export const RefundClock = z.object({
  name: z.enum(["refund_submission", "provider_answer", "provider_payment"]),
  startedAt: Instant,
  dueAt: Instant,
  remindAt: z.array(Instant),
  onTimeout: z.literal("park"),
});
export type RefundClock = Readonly<z.infer<typeof RefundClock>>;

/** A clock that starts now and runs for a length of the market's time. */
export const startClock = (
  name: RefundClock["name"],
  startedAt: Instant,
  length: ClockLength,
  calendar: MarketCalendar,
): z.infer<typeof RefundClock> => ({
  name,
  startedAt,
  dueAt: dueAt(startedAt, length, calendar),
  remindAt: [],
  onTimeout: "park",
});
