import { isAgentRole } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/instant.ts";
import { offerRange, orderedMinor } from "../amounts.ts";
import { clockNamed } from "../clocks.ts";
import type { Dispute } from "../dispute.ts";
import { evidenceClockOf, openRequest, roundsOf } from "../evidence-rounds.ts";
import type { DisputeRefusal } from "../refusals.ts";
import { openOffer } from "../talk.ts";
import { Party } from "../terms.ts";
import type { Ask, Guard } from "./row.ts";

/** The party that a role speaks for; undefined for others. */
export const partyOf = (role: string): Party | undefined => Party.safeParse(role).data;

const notNow = ({ status }: Dispute): DisputeRefusal => ({ code: "dispute.not_allowed_now", status, allowed: [] });

/** The parties still have time to agree by themselves. */
export const negotiationGoesOn: Guard = ({ state, at }) => {
  const clock = clockNamed(state, "negotiation");
  return clock !== undefined && at >= clock.dueAt ? { code: "dispute.time_over", endedAt: clock.dueAt } : undefined;
};

/** A party has messages left; agents always have. */
export const messagesAreLeft: Guard = ({ state, role }) => {
  const { messagesPerPartyMax } = state.terms.limits;
  const sent = state.messages.filter(({ by }) => by === role).length;
  return isAgentRole(role) || sent < messagesPerPartyMax
    ? undefined
    : { code: "dispute.messages_used", messagesMax: messagesPerPartyMax };
};

/** Every offer and counter-offer is a round, and rounds are bounded. */
export const roundsAreLeft: Guard = ({ state: { offers, terms } }) =>
  offers.length < terms.limits.offerRoundsMax
    ? undefined
    : { code: "dispute.offer_rounds_used", roundsMax: terms.limits.offerRoundsMax };

/** There is an amount that may be offered at all. */
export const somethingCanBeOffered: Guard = ({ state }) => {
  const range = offerRange(state);
  return range.minMinor <= range.maxMinor
    ? undefined
    : { code: "dispute.offer_out_of_range", ...range, currency: state.currency };
};

/** A party does not outbid itself: its open offer waits for the other one's answer. */
export const noOwnOfferIsOpen: Guard = ({ state, role }) => {
  const offer = openOffer(state);
  return offer?.by === role ? { code: "dispute.own_offer", offerId: offer.offerId } : undefined;
};

/** An offer of the other party waits for an answer, and its time has not run out. */
export const offerIsTheOthers: Guard = ({ state, role, at }) => {
  const offer = openOffer(state);
  if (offer === undefined) return { code: "dispute.offer_not_open" };
  if (offer.by === role) return { code: "dispute.own_offer", offerId: offer.offerId };
  return at >= offer.expiresAt ? { code: "dispute.time_over", endedAt: offer.expiresAt } : undefined;
};

/** Only who opened a dispute takes it back. */
export const openedIt: Guard = ({ state, role }) =>
  state.openedBy === role ? undefined : { code: "dispute.not_your_part", role, roles: [state.openedBy] };

/** No money was ordered yet. */
export const noMoneyIsOrdered: Guard = ({ state }) => {
  const ordered = orderedMinor(state);
  return ordered === 0
    ? undefined
    : { code: "dispute.money_already_ordered", orderedMinor: ordered, currency: state.currency };
};

/** Nobody decided yet: what an appeal sent back is not the opener's to take away. */
export const nothingIsDecided: Guard = ({ state }) => (state.decisions.length === 0 ? undefined : notNow(state));

const extendable = (state: Dispute, party: Party, at: Instant): DisputeRefusal | undefined => {
  const request = openRequest(state, party);
  if (request === undefined) return { code: "dispute.evidence_not_requested", party };
  if (request.extended) return { code: "dispute.already_extended", requestId: request.requestId };
  return at >= request.dueAt ? { code: "dispute.time_over", endedAt: request.dueAt } : undefined;
};

const anyOf = (refusals: readonly (DisputeRefusal | undefined)[]): DisputeRefusal | undefined =>
  refusals.includes(undefined) ? undefined : refusals[0];

const parties: readonly Party[] = ["buyer", "seller"];

/** A request is open that was not extended yet: the party's own, or any for an agent. */
export const requestIsExtendable: Guard = ({ state, role, at }) => {
  const party = partyOf(role);
  return anyOf((party === undefined ? parties : [party]).map((one) => extendable(state, one, at)));
};

/** A party that can be asked once more: it has nothing open, and rounds are left. */
export const askable = (state: Dispute, party: Party): DisputeRefusal | undefined => {
  const { evidenceRoundsMax } = state.terms.limits;
  const request = openRequest(state, party);
  if (request !== undefined) return { code: "dispute.evidence_request_open", party, requestId: request.requestId };
  return roundsOf(state, party) < evidenceRoundsMax
    ? undefined
    : { code: "dispute.evidence_rounds_used", party, roundsMax: evidenceRoundsMax };
};

/** As `extendable`, for one party. */
export const isExtendable = extendable;

/** Somebody can be asked for evidence once more. */
export const someoneIsAskable: Guard = ({ state }) => anyOf(parties.map((party) => askable(state, party)));

/** A second person can still agree or disagree: the time for it has not run out. */
export const pendingIsInTime: Guard = ({ state: { pending }, at }) => {
  if (pending === undefined) return { code: "dispute.decision_not_pending" };
  const { decision, expiresAt } = pending;
  return at >= expiresAt
    ? { code: "decision.expired", decisionId: decision.decisionId, expiredAt: expiresAt }
    : undefined;
};

/** The decision can still be appealed against by this party: in time, and once each. */
export const appealIsOpen: Guard = ({ state, role, at }) => {
  const clock = clockNamed(state, "appeal_window");
  const decisionId = state.decisions.at(-1)?.decisionId;
  if (clock === undefined) return notNow(state);
  if (at >= clock.dueAt) return { code: "dispute.time_over", endedAt: clock.dueAt };
  const before = state.appeals.find((appeal) => appeal.party === role && appeal.decisionId === decisionId);
  return before === undefined ? undefined : { code: "dispute.already_appealed", appealId: before.appealId };
};

const end =
  (name: Parameters<typeof clockNamed>[1]) =>
  ({ state }: Ask): Instant | undefined =>
    clockNamed(state, name)?.dueAt;

export const negotiationEnd = end("negotiation");
export const offerEnd = end("offer");
export const decisionEnd = end("platform_decision");
export const approvalEnd = end("second_approval");
export const appealEnd = end("appeal_window");

/** Until when the asked party must answer. */
export const evidenceEnd = ({ state, role }: Ask): Instant | undefined => {
  const party = partyOf(role);
  return party === undefined ? undefined : clockNamed(state, evidenceClockOf[party])?.dueAt;
};

/** What the asked party is asked for. */
export const evidenceAsked = ({ state, role }: Ask): Dispute["requests"][number]["modules"] => {
  const party = partyOf(role);
  return party === undefined ? [] : (openRequest(state, party)?.modules ?? []);
};
