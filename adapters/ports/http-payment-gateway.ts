import * as z from "zod";
import type { PaymentGateway } from "./payment-gateway.ts";
import { type Partner, signedCall } from "./signed-call.ts";

const providerRefundId = z.string().min(1).max(128);

const Answer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("succeeded"), providerRefundId }),
  z.object({
    outcome: z.literal("pending"),
    providerRefundId,
    pendingReason: z.enum(["processing", "insufficient_seller_funds", "charge_not_settled", "action_required"]),
  }),
  z.object({ outcome: z.literal("declined"), reason: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/) }),
]);

const Received = z.object({ outcome: z.literal("received") });

const Found = z.union([Answer, z.object({ outcome: z.literal("not_found") })]);

/**
 * The marketplace's payment service behind three operations, `POST /refunds`, `POST /refunds/find` and `POST /chargebacks/evidence`: a thin front to whatever
 * provider it uses. The leg's key goes along as Idempotency-Key and in the body.
 */
export const httpPaymentGateway = (partner: Partner): PaymentGateway => ({
  refund: (request) => signedCall(partner, "/refunds", { key: request.key, body: request, answer: Answer }),
  findRefund: (key) => signedCall(partner, "/refunds/find", { key: `find:${key}`, body: { key }, answer: Found }),
  submitChargebackEvidence: async (evidence) => {
    await signedCall(partner, "/chargebacks/evidence", { key: evidence.key, body: evidence, answer: Received });
  },
});
