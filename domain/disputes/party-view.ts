import * as z from "zod";
import type { Instant } from "../kernel/instant.ts";
import { mayAppeal } from "./actions/may-act.ts";
import { isUnderAppeal } from "./deadlines.ts";
import type { Dispute } from "./dispute.ts";
import { awaitedParties } from "./evidence-rounds.ts";
import { lastSpeaker, openOffer, otherParty } from "./talk.ts";
import type { Party } from "./terms.ts";

/**
 * How one dispute looks to one party: it must act, the other one must, the platform must, it may appeal, or nothing is left to do.
 * The five are PayPal's.
 */
export const PartyView = z.enum(["ACTION_REQUIRED", "OTHER_PARTY", "PLATFORM", "APPEALABLE", "RESOLVED"]);
export type PartyView = z.infer<typeof PartyView>;

const inNegotiation = (state: Dispute, party: Party): PartyView => {
  const answerer = otherParty(openOffer(state)?.by ?? lastSpeaker(state));
  return answerer === party ? "ACTION_REQUIRED" : "OTHER_PARTY";
};

const whileAwaiting = (state: Dispute, party: Party): PartyView =>
  awaitedParties(state).includes(party) ? "ACTION_REQUIRED" : "OTHER_PARTY";

// The buyer sends the goods back before anything else can happen; then it is the seller's turn, in the return itself.
const whileSettling = ({ returnRequired, returnConcluded }: Dispute, party: Party): PartyView => {
  if (!returnRequired || returnConcluded !== undefined) return "PLATFORM";
  return party === "buyer" ? "ACTION_REQUIRED" : "OTHER_PARTY";
};

const afterwards = (state: Dispute, party: Party, at: Instant): PartyView => {
  if (mayAppeal(state, party, at) === undefined) return "APPEALABLE";
  return isUnderAppeal(state) ? "PLATFORM" : "RESOLVED";
};

/** What a party sees of the dispute now. */
export const partyView = (state: Dispute, party: Party, at: Instant): PartyView => {
  switch (state.status) {
    case "final":
    case "withdrawn":
    case "lapsed":
      return "RESOLVED";
    default:
      if (state.suspended !== undefined) return "PLATFORM";
  }
  switch (state.status) {
    case "negotiation":
      return inNegotiation(state, party);
    case "awaiting_buyer":
    case "awaiting_seller":
    case "awaiting_both":
      return whileAwaiting(state, party);
    case "settling":
      return whileSettling(state, party);
    case "settled":
      return afterwards(state, party, at);
    default:
      return "PLATFORM";
  }
};

/** The status as others read it: a chargeback's suspension shows as one. */
export const outwardStatus = ({ status, suspended }: Dispute): Dispute["status"] | "suspended_chargeback" =>
  suspended === undefined ? status : "suspended_chargeback";
