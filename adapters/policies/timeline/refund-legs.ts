import type { RefundEvent, RefundEventOf } from "../../../domain/refunds/events.ts";
import type { RefundLeg } from "../../../domain/refunds/leg.ts";
import { amountFact, type Facts, forStaff, notForSeller, type Teller, together, told } from "./telling.ts";
import type { Voice } from "./voice.ts";

/** One teller for each of some events of a refund. */
export type RefundTellers<Types extends RefundEvent["type"]> = {
  readonly [Type in Types]: Teller<RefundEventOf<Type>>;
};

type LegEvents = Extract<RefundEvent["type"], `Leg${string}`> | "ExternalLegAdopted";

const paymentIn = ({ amountMinor, currency, tender }: RefundLeg, voice: Voice): string =>
  voice.phrase("payment", {
    amount: voice.money(amountMinor, currency),
    tender: voice.phrase("tender", { code: tender }),
  });

const legFact = ({ legId, tender, amountMinor, currency }: RefundLeg): Facts => ({
  legId,
  tender,
  amount: amountFact(amountMinor, currency),
});

const counted: Teller<RefundEventOf<"LegsReserved" | "LegsHeld" | "LegsReleased">> = ({ data: { legIds } }) => ({
  values: { count: legIds.length },
  facts: { legIds },
});

const oneLeg: Teller<RefundEventOf<"LegSubmitted" | "LegTimedOut" | "LegNotFound" | "LegSettledByChargeback">> = ({
  data: { legId },
}) => ({ facts: { legId } });

// What the seller has to spend is nobody's business; to the buyer the money is simply on its way.
const accepted: Teller<RefundEventOf<"LegAccepted">> = ({ data: { legId, pendingReason } }, voice) =>
  together(
    { facts: { legId } },
    told({
      pendingReason:
        voice.isStaff || pendingReason !== "insufficient_seller_funds" ? pendingReason : ("processing" as const),
    }),
  );

const succeeded: Teller<RefundEventOf<"LegSucceeded">> = ({ data: { legId, feeMinor } }, voice) => ({
  facts: { legId, ...forStaff(voice, { fee: amountFact(feeMinor, voice.currency) }) },
});

const failed: Teller<RefundEventOf<"LegFailed">> = ({ data: { legId, reason } }, voice) => ({
  values: { reason },
  facts: { legId, ...forStaff(voice, { reason }) },
});

const replaced: Teller<RefundEventOf<"LegRerouted" | "LegReturned">> = ({ data: { legId, replacement } }, voice) => ({
  values: { payment: paymentIn(replacement, voice) },
  facts: { legId, replacement: legFact(replacement) },
});

const planned: Teller<RefundEventOf<"LegsPlanned">> = ({ data: { legs } }, voice) => ({
  values: { payments: voice.list(legs.map((leg) => paymentIn(leg, voice))) },
  facts: { legs: legs.map(legFact) },
});

const adopted: Teller<RefundEventOf<"ExternalLegAdopted">> = ({ data: { leg } }, voice) => ({
  values: { payment: paymentIn(leg, voice), amount: voice.money(leg.amountMinor, leg.currency) },
  facts: { amount: amountFact(leg.amountMinor, leg.currency), ...notForSeller(voice, { leg: legFact(leg) }) },
});

/** How the single payments of a refund go. */
export const legTellers: RefundTellers<LegEvents> = {
  LegsPlanned: planned,
  LegsReserved: counted,
  LegsHeld: counted,
  LegsReleased: counted,
  LegSubmitted: oneLeg,
  LegAccepted: accepted,
  LegSucceeded: succeeded,
  LegFailed: failed,
  LegTimedOut: oneLeg,
  LegNotFound: oneLeg,
  LegRetried: ({ data: { legId, generation } }) => ({ values: { generation }, facts: { legId, generation } }),
  LegRerouted: replaced,
  LegAbandoned: ({ data: { legId, reason } }, voice) => ({
    values: { reason },
    facts: { legId, ...forStaff(voice, { reason }) },
  }),
  LegReturned: replaced,
  LegContradicted: ({ data: { legId, reported } }) => ({ values: { reported }, facts: { legId, reported } }),
  LegSettledByChargeback: oneLeg,
  LegSplit: ({ data: { legId, parts } }, voice) => ({
    values: { payments: voice.list(parts.map((leg) => paymentIn(leg, voice))) },
    facts: { legId, parts: parts.map(legFact) },
  }),
  ExternalLegAdopted: adopted,
};
