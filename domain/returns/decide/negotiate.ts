import { accept, refuse } from "../../kernel/decider.ts";
import type { OfferId } from "../../kernel/ids.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import { splitOverUnits } from "../amounts.ts";
import { withoutPastReminders } from "../case-clock.ts";
import type { AcceptOffer, CounterOffer, DeclineOffer } from "../commands/buyer.ts";
import type { MakeOffer } from "../commands/seller.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import type { Offer } from "../parts.ts";
import type { Return } from "../return.ts";
import * as rules from "../rules/offers.ts";
import { inSequence } from "../sequence.ts";
import { unitText } from "../units.ts";
import { decided, type Ordering, type ReturnDecision, unless, type When } from "./context.ts";
import { offerMade, type Proposal } from "./offer.ts";
import { approveReturn } from "./outcomes.ts";
import { settle } from "./settle.ts";

const offered = (state: Return, proposal: Proposal, when: When, counters?: OfferId): ReturnDecision =>
  unless(
    firstRefusal(
      rules.offeredReturnIsNeeded(state, proposal.withReturn),
      rules.offerIsInRange(state, proposal.amountMinor),
    ),
    () => [offerMade(state, proposal, when, counters)],
  );

/** The seller puts the first amount on the table. */
export const makeOffer = (state: Return, command: MakeOffer): ReturnDecision => {
  const { offerId, amountMinor, withReturn, textId } = command;
  return offered(state, { offerId, by: "seller", amountMinor, withReturn, textId }, command);
};

/** The party that was asked names another amount. */
export const counterOffer = (state: Return, command: CounterOffer): ReturnDecision => {
  const { offerId, counterOfferId, amountMinor, withReturn, textId, actor } = command;
  const refusal = rules.offerIsOpen(state, offerId);
  if (refusal !== undefined) return refuse(refusal);
  const by = actor.role === "buyer" ? "buyer" : "seller";
  return offered(state, { offerId: counterOfferId, by, amountMinor, withReturn, textId }, command, offerId);
};

const offerClosed = (
  { offerId }: Pick<Offer, "offerId">,
  outcome: EventOf<"OfferClosed">["data"]["outcome"],
  { at }: Pick<When, "at">,
): ReturnEvent => ({ type: "OfferClosed", at, data: { offerId, outcome } });

/**
 * Back to where the negotiation began, with the clock that ran there meanwhile: the buyer's base right is untouched.
 */
export const fallBack = (
  state: Return,
  offer: Offer,
  outcome: "declined" | "expired",
  when: Pick<When, "at">,
): readonly ReturnEvent[] => {
  const { negotiation } = state;
  const closed = offerClosed(offer, outcome, when);
  if (negotiation === undefined) return [closed];
  const { from, resume } = negotiation;
  // Of what passed during the offer nobody is reminded afterwards.
  const clock = withoutPastReminders(resume, when.at);
  return from === "awaiting_handover"
    ? [closed, { type: "HandOverResumed", at: when.at, data: { clock } }]
    : [closed, { type: "SellerAsked", at: when.at, data: { because: "offer_ended", clock } }];
};

const settleAgreed = (state: Return, { amountMinor }: Offer, ordering: Ordering): readonly ReturnEvent[] => {
  const shares = splitOverUnits(amountMinor, state.units, state.terms);
  const payees = state.units.map((unit) => ({
    unit,
    grossMinor: shares.get(unitText(unit)) ?? 0,
    deductions: [],
  }));
  const liability = { fault: state.terms.fault };
  return settle(
    state,
    { because: "offer_accepted", order: { purpose: "offer", payees, liability }, liabilityBecause: "goods_kept" },
    ordering,
  );
};

/** The parties agree: the goods come back for the agreed amount, or stay and the amount is paid. */
export const acceptOffer = (state: Return, command: AcceptOffer): ReturnDecision => {
  const offer = rules.openOffer(state);
  const refusal = rules.offerIsOpen(state, command.offerId);
  if (refusal !== undefined || offer === undefined) {
    return refuse(refusal ?? { code: "return.offer_not_open", offerId: command.offerId });
  }
  return decided(
    inSequence(
      state,
      () => [offerClosed(offer, "accepted", command)],
      (current) =>
        offer.withReturn
          ? approveReturn(current, "agreement", command, offer.amountMinor)
          : settleAgreed(current, offer, command),
    ),
  );
};

/** The party that was asked says no. */
export const declineOffer = (state: Return, command: DeclineOffer): ReturnDecision => {
  const offer = rules.openOffer(state);
  const refusal = rules.offerIsOpen(state, command.offerId);
  if (refusal !== undefined || offer === undefined) {
    return refuse(refusal ?? { code: "return.offer_not_open", offerId: command.offerId });
  }
  return accept(...fallBack(state, offer, "declined", command));
};
