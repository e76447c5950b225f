import { withClocks, withoutClocks } from "../clocks.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import type { DisputeOffer } from "../parts.ts";

const offersWith = ({ offers }: Dispute, offerId: string, standing: DisputeOffer["standing"]): Dispute["offers"] =>
  offers.map((offer) => (offer.offerId === offerId ? { ...offer, standing } : offer));

const reminded = (state: Dispute, { at, data }: Extract<DisputeEvent, { type: "DisputeClockReminded" }>): Dispute => ({
  ...state,
  clocks: state.clocks.map((clock) =>
    clock.name === data.clock ? { ...clock, remindAt: clock.remindAt.filter((remindAt) => remindAt > at) } : clock,
  ),
});

/** What the parties said, offered and agreed; other events leave the dispute as it is. */
export const evolveTalk = (state: Dispute, event: DisputeEvent): Dispute => {
  switch (event.type) {
    case "DisputeMessageSent": {
      const { by, textId } = event.data;
      return { ...state, messages: [...state.messages, { by, textId, at: event.at }] };
    }
    case "DisputeOfferMade": {
      const { offer, clock } = event.data;
      return { ...state, offers: [...state.offers, offer], clocks: withClocks(state.clocks, clock) };
    }
    case "DisputeOfferClosed": {
      const { offerId, standing } = event.data;
      return { ...state, offers: offersWith(state, offerId, standing), clocks: withoutClocks(state.clocks, "offer") };
    }
    case "DisputeAgreementReached":
      return {
        ...state,
        offers: offersWith(state, event.data.offerId, "accepted"),
        agreement: event.data,
        clocks: withoutClocks(state.clocks, "negotiation", "offer"),
      };
    case "DisputeEscalated":
      return { ...state, escalatedAt: event.at, clocks: withoutClocks(state.clocks, "negotiation", "offer") };
    case "DisputeClockReminded":
      return reminded(state, event);
    case "DisputeLapsed":
      return { ...state, clocks: [], closeReason: "LAPSED" };
    case "DisputeWithdrawn":
      return { ...state, clocks: [], closeReason: "WITHDRAWN" };
    default:
      return state;
  }
};
