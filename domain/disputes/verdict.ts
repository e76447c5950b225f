import { sumOfLegs } from "../ledger/decision-legs.ts";
import { legsThatHold, payableMinor } from "./amounts.ts";
import type { Dispute } from "./dispute.ts";
import type { DisputeCloseReason } from "./parts.ts";

/** For whom a dispute came out. */
export type DisputeVerdict = Extract<DisputeCloseReason, "DECIDED_BUYER" | "DECIDED_SELLER" | "DECIDED_SPLIT">;

const ofSellersClaim = (state: Dispute): DisputeVerdict =>
  sumOfLegs(legsThatHold(state), "PAY_SELLER") > 0 ? "DECIDED_SELLER" : "DECIDED_BUYER";

const ofReturn = ({ returnConcluded }: Dispute): DisputeVerdict =>
  (returnConcluded?.refundedMinor ?? 0) > 0 ? "DECIDED_BUYER" : "DECIDED_SELLER";

/** For whom the legs that hold came out, all together: by what the buyer gets of what could be had, or by what the seller got back. */
export const verdictOf = (state: Dispute): DisputeVerdict => {
  const legs = legsThatHold(state);
  if (state.openedBy === "seller" && state.agreement === undefined) return ofSellersClaim(state);
  const granted = sumOfLegs(legs, "PAY_BUYER");
  if (granted === 0) return state.returnRequired ? ofReturn(state) : "DECIDED_SELLER";
  return granted >= payableMinor(state) ? "DECIDED_BUYER" : "DECIDED_SPLIT";
};

/** How a settled dispute ended. */
export const closeReasonOf = (state: Dispute): DisputeCloseReason =>
  state.agreement === undefined ? verdictOf(state) : "AGREED";
