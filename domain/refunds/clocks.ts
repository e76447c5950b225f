import { z } from "zod";
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
