import * as z from "zod";
import { Instant } from "../kernel/instant.ts";

/** The clocks of a dispute; several may run at once. */
export const DisputeClockName = z.enum([
  "negotiation",
  "offer",
  "buyer_evidence",
  "seller_evidence",
  "platform_decision",
  "provisional_payment",
  "second_approval",
  "refund_submission",
  "appeal_window",
]);
export type DisputeClockName = z.infer<typeof DisputeClockName>;

/** What happens by itself when nobody acts in time. */
export const DisputeTimeout = z.enum([
  "escalate_or_lapse",
  "offer_expires",
  "decide_on_file",
  "record_breach",
  "pay_provisionally",
  "decision_expires",
  "final",
]);
export type DisputeTimeout = z.infer<typeof DisputeTimeout>;

/** A running deadline. `remindAt` holds the reminders that are still to be sent, in order. */
export const DisputeClock = z.object({
  name: DisputeClockName,
  startedAt: Instant,
  dueAt: Instant,
  remindAt: z.array(Instant),
  onTimeout: DisputeTimeout,
});
export type DisputeClock = Readonly<z.infer<typeof DisputeClock>>;
