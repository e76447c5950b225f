import type { MatchBody } from "./chargeback-bodies.ts";
import { onChargeback } from "./on-chargeback.ts";

/** An agent says which payment a chargeback takes back that named none we know. */
export const matchChargeback = onChargeback<MatchBody>({
  payment: ({ body: { orderId, paymentId } }) => ({ orderId, paymentId }),
  command: async ({ head }) => ({ type: "MatchChargeback", ...head }),
});
