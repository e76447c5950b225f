import type { OfferId } from "../../kernel/ids.ts";
import type { EventOf } from "../events.ts";
import type { Return } from "../return.ts";
import { negotiationEnd, offerClock } from "./clocks.ts";
import type { When } from "./context.ts";

/** What is put on the table, and by whom. */
export type Proposal = Pick<EventOf<"OfferMade">["data"], "offerId" | "by" | "amountMinor" | "withReturn" | "textId">;

/** The next round of the negotiation, with the offer's clock. */
export const offerMade = (state: Return, proposal: Proposal, when: When, counters?: OfferId): EventOf<"OfferMade"> => {
  const totalEndsAt = negotiationEnd(state, when);
  const clock = offerClock(state, totalEndsAt, when);
  const round = state.offers.length + 1;
  return { type: "OfferMade", at: when.at, data: { ...proposal, round, counters, totalEndsAt, clock } };
};
