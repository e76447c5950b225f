import { chargebacksOfOrder } from "../../adapters/dynamodb/chargebacks.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type ChargebackNews, isMatched } from "../../domain/chargebacks/index.ts";
import type { ChargebackPaymentEvent } from "../refunds/payment-event-body.ts";
import { chargebackCaseIdOf } from "./chargeback-aggregate.ts";
import { chargebackAfter, PROVIDER, sendToChargeback } from "./send-to-chargeback.ts";
import { tellOrder } from "./tell-order.ts";

const newsOf = (body: ChargebackPaymentEvent): ChargebackNews => {
  const {
    type,
    occurredAt,
    eventId: _id,
    orderId: _order,
    paymentId: _payment,
    chargebackId: _name,
    ...details
  } = body;
  return { type: type.slice("chargeback.".length) as ChargebackNews["type"], occurredAt, details };
};

/** Binds what names an order, and was kept for it, now that the order is here. What does not fit stays with the agents. */
export const matchChargebacksOf = async (runtime: Runtime, orderId: string): Promise<void> => {
  const waiting = (await chargebacksOfOrder(runtime.store, orderId)).filter((one) => !one.isMatched);
  for (const { caseId } of waiting) {
    const sent = await sendToChargeback(runtime, caseId, `match:${caseId}:${orderId}`, (head) => ({
      type: "MatchChargeback",
      ...head,
    }));
    if (sent.outcome === "refused") runtime.log.warn("chargeback does not fit its order", { caseId });
  }
};

/**
 * Takes in what the payment provider tells of a chargeback. Where nobody knows the order or the payment, it is kept for the
 * agents, and nothing of it is lost.
 */
export const recordChargebackNews = async (runtime: Runtime, body: ChargebackPaymentEvent, commandId: string) => {
  const { orderId, paymentId, chargebackId } = body;
  const named = { orderId, paymentId };
  const chargebackCaseId = chargebackCaseIdOf(orderId, paymentId, chargebackId);
  const sent = await sendToChargeback(
    runtime,
    chargebackCaseId,
    `${commandId}:news`,
    (head) => ({ type: "RecordNews", ...head, chargebackCaseId, chargebackId, named, news: newsOf(body) }),
    { actor: PROVIDER, named },
  );
  if (sent.outcome === "refused") throw problemOfRefusal({ ...sent.refusal });
  const { state, version } = chargebackAfter(sent);
  const outcome = sent.outcome === "moved" ? "recorded" : "unchanged";
  if (isMatched(state))
    return {
      outcome,
      caseId: chargebackCaseId,
      cases: [...(await tellOrder(runtime, state, `${chargebackCaseId}:${version}`))],
    };
  // The order may have come in between the look for it and the write: whoever comes second binds the two.
  if ((await findOrder(runtime.store, orderId)) !== undefined) await matchChargebacksOf(runtime, orderId);
  return { outcome: outcome === "recorded" ? "kept_unmatched" : outcome, caseId: chargebackCaseId, cases: [] };
};
