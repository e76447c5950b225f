import type { RefundRequest } from "../../adapters/ports/payment-gateway.ts";
import { money } from "../../domain/kernel/money.ts";
import { legKey, legLines, type Refund, type RefundLeg } from "../../domain/refunds/index.ts";

/** What the provider is asked to pay for a leg, with what it is for, line by line. */
export const refundRequest = (refund: Refund, leg: RefundLeg): RefundRequest => ({
  key: legKey(refund.refundId, leg),
  refundId: refund.refundId,
  legId: leg.legId,
  orderId: refund.orderId,
  kind: refund.compensation === undefined ? "refund" : "compensation",
  ...(leg.paymentId === undefined ? {} : { paymentId: leg.paymentId }),
  tender: leg.tender,
  amount: money(leg.amountMinor, leg.currency),
  lines: legLines(refund, leg),
});
