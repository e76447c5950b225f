import { accept } from "../../kernel/decider.ts";
import type { Instant } from "../../kernel/instant.ts";
import { invariant } from "../../kernel/invariant.ts";
import type { DecisionLegs } from "../../ledger/decision-legs.ts";
import { partyOf } from "../actions/guards.ts";
import { offerRange, payBuyer } from "../amounts.ts";
import { clockNamed, endingBy, startClock, type When } from "../clocks.ts";
import type { DisputeCommandOf } from "../commands.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent, DisputeEventOf } from "../events.ts";
import type { DisputeRefusal } from "../refusals.ts";
import { inSequence } from "../sequence.ts";
import { openOffer } from "../talk.ts";
import type { Party } from "../terms.ts";
import { type DisputeAnswer, decided, unless } from "./context.ts";
import { settle } from "./settle.ts";

/** The party that a command of a party comes from. */
export const speakerOf = ({ role }: { readonly role: string }): Party => {
  const party = partyOf(role);
  invariant(party !== undefined, `${role} is no party, which the table of actions lets through`);
  return party;
};

/** A party or an agent says something. */
export const sendMessage = (_state: Dispute, command: DisputeCommandOf<"SendMessage">): DisputeAnswer => {
  const { at, actor, textId, evidenceIds } = command;
  return accept({
    type: "DisputeMessageSent",
    at,
    data: { by: partyOf(actor.role) ?? "agent", textId, evidenceIds },
  });
};

/** Takes the open offer off the table, if there is one. */
export const closeOffer = (
  state: Dispute,
  standing: DisputeEventOf<"DisputeOfferClosed">["data"]["standing"],
  at: Instant,
): readonly DisputeEvent[] => {
  const offer = openOffer(state);
  return offer === undefined ? [] : [{ type: "DisputeOfferClosed", at, data: { offerId: offer.offerId, standing } }];
};

const isInRange = (state: Dispute, amountMinor: number): DisputeRefusal | undefined => {
  const range = offerRange(state);
  return amountMinor >= range.minMinor && amountMinor <= range.maxMinor
    ? undefined
    : { code: "dispute.offer_out_of_range", ...range, currency: state.currency };
};

const offerClock = (state: Dispute, when: When) => {
  const clock = startClock("offer", "offer_expires", state.terms.clocks.offerValidity, when);
  const whole = clockNamed(state, "negotiation");
  return whole === undefined ? clock : endingBy(clock, whole.dueAt);
};

/** A party offers an amount instead of a decision; the other one's open offer is countered by it. */
export const makeOffer = (state: Dispute, command: DisputeCommandOf<"MakeOffer">): DisputeAnswer =>
  unless(isInRange(state, command.amountMinor), () => {
    const { at, actor, offerId, amountMinor } = command;
    const clock = offerClock(state, command);
    const offer = {
      offerId,
      by: speakerOf(actor),
      round: state.offers.length + 1,
      amountMinor,
      standing: "open" as const,
      madeAt: at,
      expiresAt: clock.dueAt,
    };
    return [...closeOffer(state, "countered", at), { type: "DisputeOfferMade", at, data: { offer, clock } }];
  });

const isOnTheTable = (state: Dispute, offerId: string): DisputeRefusal | undefined =>
  openOffer(state)?.offerId === offerId ? undefined : { code: "dispute.offer_not_open", offerId };

/** What an agreement comes to: the buyer gets the amount, and the seller bears it. */
const agreedLegs = (state: Dispute, amountMinor: number): DecisionLegs => {
  const pay = payBuyer(state, amountMinor);
  return pay === undefined ? [{ type: "NO_MONEY" }] : [pay, { type: "RECOVER_FROM_SELLER", amountMinor }];
};

/** The parties agree; the amount is paid without anybody's decision. */
export const acceptOffer = (state: Dispute, command: DisputeCommandOf<"AcceptOffer">): DisputeAnswer =>
  unless(isOnTheTable(state, command.offerId), () => {
    const { at, actor, offerId } = command;
    const amountMinor = openOffer(state)?.amountMinor ?? 0;
    const legs = [...agreedLegs(state, amountMinor)];
    return inSequence(
      state,
      () => [
        { type: "DisputeAgreementReached", at, data: { offerId, acceptedBy: speakerOf(actor), amountMinor, legs } },
      ],
      settle("agreement", command),
    );
  });

/** The offer is refused; the parties go on talking. */
export const declineOffer = (state: Dispute, command: DisputeCommandOf<"DeclineOffer">): DisputeAnswer =>
  unless(isOnTheTable(state, command.offerId), () => closeOffer(state, "declined", command.at));

/** The opener takes the dispute back. */
export const withdrawDispute = (state: Dispute, { at, actor }: DisputeCommandOf<"WithdrawDispute">): DisputeAnswer =>
  decided([...closeOffer(state, "expired", at), { type: "DisputeWithdrawn", at, data: { by: speakerOf(actor) } }]);
