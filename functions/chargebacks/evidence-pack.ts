import { readText } from "../../adapters/dynamodb/texts.ts";
import type { ChargebackEvidence } from "../../adapters/ports/payment-gateway.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { MatchedChargeback, Submission } from "../../domain/chargebacks/index.ts";
import { money } from "../../domain/kernel/money.ts";

/**
 * What the provider is given for one submission: the refunds that the buyer has, what an agent wrote, and which pieces of evidence
 * go with it. Everything that a provider's own fields need is made from this in one place.
 */
export const evidencePack = async (
  runtime: Runtime,
  state: MatchedChargeback,
  { submissionId, kind, refunds, textId, evidenceIds }: Submission,
): Promise<ChargebackEvidence> => {
  const { chargebackId, chargebackCaseId, payment } = state;
  const words = textId === undefined ? undefined : await readText(runtime.store, chargebackCaseId, textId);
  return {
    key: submissionId,
    chargebackId,
    paymentId: payment.paymentId,
    orderId: payment.orderId,
    kind,
    refunds: refunds.map(({ refundId, providerRefundId, amountMinor, currency, succeededAt }) => ({
      refundId,
      ...(providerRefundId === undefined ? {} : { providerRefundId }),
      amount: money(amountMinor, currency),
      succeededAt,
    })),
    evidenceIds,
    ...(words === undefined ? {} : { text: words }),
  };
};
