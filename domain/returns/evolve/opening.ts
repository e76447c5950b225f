import type { EventOf, ReturnEvent } from "../events.ts";
import type { Offer } from "../parts.ts";
import type { Negotiation, Return } from "../return.ts";
import { keyOf } from "../units.ts";

/** A case begins, before the policy's verdict has moved it anywhere. */
export const openReturn = ({ at, data }: EventOf<"ReturnRequested">): Return => ({
  returnId: data.returnId,
  orderId: data.orderId,
  buyerId: data.buyerId,
  sellerId: data.sellerId,
  market: data.market,
  currency: data.currency,
  status: "requested",
  openedAt: at,
  enteredAt: at,
  terms: data.terms,
  ...(data.experiments === undefined ? {} : { experiments: data.experiments }),
  ...(data.flags === undefined ? {} : { flags: data.flags }),
  units: data.units.map((unit) => ({
    ...keyOf(unit.value),
    ...unit,
    reception: "awaiting",
    acceptance: "pending",
  })),
  parcels: [],
  offers: [],
  agreementClaimed: false,
  resubmissions: 0,
  inspectionExtended: false,
  analysisUsed: false,
  refunds: [],
  compensations: [],
  labelCharged: false,
  breaches: [],
});

const closeOffers = (offers: readonly Offer[], standing: Offer["standing"]): Offer[] =>
  offers.map((offer) => (offer.standing === "open" ? { ...offer, standing } : offer));

const withOffer = (state: Return, { at, data }: EventOf<"OfferMade">, before: Return): Return => {
  const offer: Offer = {
    offerId: data.offerId,
    by: data.by,
    round: data.round,
    amountMinor: data.amountMinor,
    withReturn: data.withReturn,
    standing: "open",
    madeAt: at,
    expiresAt: data.clock.dueAt,
  };
  const negotiation: Negotiation =
    before.status === "negotiating" && before.negotiation !== undefined
      ? before.negotiation
      : {
          from: before.status === "awaiting_handover" ? "awaiting_handover" : "awaiting_seller",
          endsAt: data.totalEndsAt,
          resume: before.clock ?? data.clock,
        };
  return { ...state, offers: [...closeOffers(state.offers, "countered"), offer], negotiation };
};

// An offer does not outlive the negotiation, however that ended.
const withoutOpenOffer = (state: Return, before: Return): Return =>
  before.status === "negotiating" && state.status !== "negotiating"
    ? { ...state, offers: closeOffers(state.offers, "expired") }
    : state;

/** What opening, answering and negotiating change in a case, beside its status and clock. */
export const evolveOpening = (moved: Return, event: ReturnEvent, before: Return): Return => {
  const state = withoutOpenOffer(moved, before);
  switch (event.type) {
    case "ReturnApproved":
      return event.data.agreedMinor === undefined ? state : { ...state, agreedMinor: event.data.agreedMinor };
    case "VariantExposed":
      return { ...state, exposed: [...(state.exposed ?? []), event.data.flag] };
    case "AgreementClaimed":
      return { ...state, agreementClaimed: true };
    case "ReturnRejected":
      return { ...state, rejection: { stage: event.data.stage, reason: event.data.reason } };
    case "ReturnResubmitted":
      return { ...state, resubmissions: event.data.attempt };
    case "ReturnEscalated":
      return { ...state, escalation: { because: event.data.because, at: event.at } };
    case "OfferMade":
      return withOffer(state, event, before);
    case "OfferClosed":
      return { ...state, offers: closeOffers(state.offers, event.data.outcome) };
    default:
      return state;
  }
};
