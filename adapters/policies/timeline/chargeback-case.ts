import type { ChargebackNews } from "../../../domain/chargebacks/chargeback.ts";
import type { ChargebackEvent, ChargebackEventOf } from "../../../domain/chargebacks/events.ts";
import { amountFact, due, type Teller, together, told } from "./telling.ts";
import type { Voice } from "./voice.ts";

type ChargebackTellers = { readonly [Type in ChargebackEvent["type"]]: Teller<ChargebackEventOf<Type>> };

const amountIn = (amountMinor: number, voice: Voice) => ({
  values: { amount: voice.money(amountMinor) },
  facts: { amount: amountFact(amountMinor, voice.currency) },
});

const newsIn = ({ type, occurredAt, details }: ChargebackNews) =>
  together(told({ news: type }), { facts: { occurredAt, ...details } });

const standingIn = ({ data }: ChargebackEventOf<"ChargebackMatched" | "ChargebackUpdated">, voice: Voice) => {
  const { stage, details, disputedMinor, isHolding } = data;
  return together(
    told({ stage, reason: details.reason ?? "other" }),
    { values: { holding: isHolding ? "yes" : "no" }, facts: { isHolding, ...details } },
    amountIn(disputedMinor, voice),
  );
};

/** How a chargeback comes, is answered and ends, as agents and the marketplace read it. */
export const chargebackTellers: ChargebackTellers = {
  ChargebackReceived: ({ data: { chargebackId, named, news } }) =>
    together(newsIn(news), { values: { paymentId: named.paymentId }, facts: { chargebackId, ...named } }),
  ChargebackNewsKept: ({ data: { news } }) => newsIn(news),
  ChargebackMatched: (event, voice) => {
    const { orderId, paymentId } = event.data.payment;
    return together(standingIn(event, voice), { values: { paymentId }, facts: { orderId, paymentId } });
  },
  ChargebackUpdated: standingIn,
  ChargebackEvidenceWanted: ({ data: { kind, refunds, evidenceIds } }) =>
    together(told({ kind }), { values: { count: refunds.length }, facts: { refunds, evidenceIds } }),
  ChargebackEvidenceSubmitted: ({ data: { kind } }) => told({ kind }),
  ChargebackAccepted: () => ({}),
  ChargebackResponseDueSoon: ({ data: { respondBy } }, voice) => due(respondBy, voice),
  ChargebackResponseOverdue: ({ data: { respondBy } }, voice) => due(respondBy, voice),
  ChargebackOutcomeOverdue: ({ data: { dueAt } }, voice) => due(dueAt, voice),
  ChargebackWon: () => ({}),
  ChargebackLost: ({ data: { lostMinor, excessMinor } }, voice) =>
    together(amountIn(lostMinor, voice), {
      values: { excess: excessMinor > 0 ? "yes" : "no", excessAmount: voice.money(excessMinor) },
      facts: { excess: amountFact(excessMinor, voice.currency) },
    }),
  ChargebackLossCounted: ({ data: { counted, settledMinor } }, voice) =>
    together(
      amountIn(
        counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        voice,
      ),
      { values: { settled: voice.money(settledMinor) }, facts: { settled: amountFact(settledMinor, voice.currency) } },
    ),
  DualRecoveryFlagged: ({ data: { amountMinor, isFinal } }, voice) =>
    together(amountIn(amountMinor, voice), {
      values: { final: isFinal ? "yes" : "no", none: amountMinor === 0 ? "yes" : "no" },
      facts: { isFinal },
    }),
  ChargebackNewsAfterEnd: ({ data: { news } }) => newsIn(news),
  ChargebackReviewed: ({ data: { outcome } }) => told({ outcome }),
};
