import type { Decider } from "../kernel/decider.ts";
import type { DisputeCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { DisputeState } from "./dispute.ts";
import type { DisputeEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { DisputeRefusal } from "./refusals.ts";

/** Disputes as a decider; one that was never opened is undefined. */
export const disputes: Decider<DisputeState, DisputeCommand, DisputeEvent, DisputeRefusal> = {
  initial: undefined,
  decide,
  evolve: (state, event) => evolve(state, event),
};

export { CitedRule } from "../kernel/cited-rule.ts";
export {
  balanceOf,
  DecisionLeg,
  DecisionLegs,
  type LegType,
  legMinor,
  PayBuyer,
  sumOfLegs,
} from "../ledger/decision-legs.ts";
export { UnitKey, unitText } from "../ledger/unit-key.ts";
export {
  type DisputeNextAction,
  mayAct as mayActOnDispute,
  mayAppeal,
  nextActions as disputeNextActions,
} from "./actions/may-act.ts";
export { type DisputeActionName, type DisputeActionRole, disputeActionNames } from "./actions/names.ts";
export { disputeActionTable } from "./actions/table.ts";
export {
  grantableMinor,
  grantableSumMinor,
  legsThatHold,
  offerRange,
  orderedMinor,
  payableMinor,
  payBuyer,
} from "./amounts.ts";
export { DisputeClock, DisputeClockName, type DisputeTimeout } from "./clock.ts";
export * from "./commands.ts";
export { type DisputeDeadline, deadlinesOf, wakeAt } from "./deadlines.ts";
export { DisputeDecision, PendingDecision, Proposal } from "./decision.ts";
export { Dispute, DisputeHead, type DisputeState, ProofFacts } from "./dispute.ts";
export { DisputeEvent, type DisputeEventOf, type DisputeEventType, disputeEventTypes } from "./events.ts";
export { awaitedParties, openRequest } from "./evidence-rounds.ts";
export { disputeGoodwillOf } from "./goodwill.ts";
export { disputeLedgerEffect } from "./ledger-effect.ts";
export { DisputeStatus, disputeLifecycle } from "./lifecycle.ts";
export { DisputeCloseReason, EvidenceVisibility, HeardAppeal, Recoup, WithheldBecause } from "./parts.ts";
export { outwardStatus, PartyView, partyView } from "./party-view.ts";
export { decisionHashOf } from "./payload.ts";
export { type DecisionPreview, previewDecision } from "./preview.ts";
export { canRequireReturn, proposeFor, recoveredMinor, sellerPayableMinor } from "./proposal.ts";
export { type DisputeRefusal, type DisputeRefusalCode, disputeRefusalCodes } from "./refusals.ts";
export { possibleLegs } from "./rules/legs.ts";
export { openOffer } from "./talk.ts";
export {
  DisputeClocks,
  DisputeLimits,
  DisputeTerms,
  EvidenceModule,
  EvidenceModuleName,
  EvidenceSchemas,
  GroundRule,
  GroundsByOpener,
  Party,
  TriageRule,
} from "./terms.ts";
export { DisputedUnit } from "./unit.ts";
export { unitMarkMoves } from "./unit-marks.ts";
export { closeReasonOf, type DisputeVerdict, verdictOf } from "./verdict.ts";
export { disputeWakingEventTypes } from "./waking-events.ts";
