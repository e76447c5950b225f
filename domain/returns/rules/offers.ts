import type { ActorRole } from "../../kernel/actor.ts";
import { offerRange } from "../amounts.ts";
import type { Offer } from "../parts.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";

/** The offer that waits for an answer, if any. */
export const openOffer = (state: Return): Offer | undefined =>
  state.status === "negotiating" ? state.offers.findLast(({ standing }) => standing === "open") : undefined;

/** Every offer and counter-offer of the case is a round, and rounds are bounded. */
export const roundsAreLeft = ({ offers, terms }: Return): ReturnRefusal | undefined =>
  offers.length < terms.limits.offerRoundsMax
    ? undefined
    : { code: "return.offer_rounds_used", roundsMax: terms.limits.offerRoundsMax };

const outOfRange = (state: Return): ReturnRefusal => ({
  code: "return.offer_out_of_range",
  ...offerRange(state),
  currency: state.currency,
});

/** There is an amount that may be offered at all. */
export const somethingCanBeOffered = (state: Return): ReturnRefusal | undefined => {
  const { minMinor, maxMinor } = offerRange(state);
  return minMinor <= maxMinor ? undefined : outOfRange(state);
};

/** The amount is inside the policy's percentages of what is refundable. */
export const offerIsInRange = (state: Return, amountMinor: number): ReturnRefusal | undefined => {
  const { minMinor, maxMinor } = offerRange(state);
  return amountMinor >= minMinor && amountMinor <= maxMinor ? undefined : outOfRange(state);
};

/** Goods are asked back only where the policy wants them back. */
export const returnIsNeeded = ({ terms }: Return): ReturnRefusal | undefined =>
  terms.returnNeeded ? undefined : { code: "return.return_not_needed" };

/** An offer with a return makes sense. */
export const offeredReturnIsNeeded = (state: Return, withReturn: boolean): ReturnRefusal | undefined =>
  withReturn ? returnIsNeeded(state) : undefined;

/** Nobody answers an offer of his own, and the platform's is put to the buyer alone. */
export const offerIsTheOthers = (state: Return, role: ActorRole): ReturnRefusal | undefined => {
  const offer = openOffer(state);
  if (offer?.by === "platform" && role !== "buyer") return { code: "return.not_your_part", role, roles: ["buyer"] };
  return offer !== undefined && offer.by === role ? { code: "return.own_offer", offerId: offer.offerId } : undefined;
};

/** The offer that is answered is the one on the table. */
export const offerIsOpen = (state: Return, offerId: string): ReturnRefusal | undefined =>
  openOffer(state)?.offerId === offerId ? undefined : { code: "return.offer_not_open", offerId };
