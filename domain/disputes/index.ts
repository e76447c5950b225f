export { DisputeClock, type DisputeClockName } from "./clock.ts";
export { DisputeCommand, type DisputeCommandOf, type DisputeCommandType } from "./commands.ts";
export { CitedRule, DisputeDecision, PendingDecision, Proposal } from "./decision.ts";
export { Dispute, DisputeHead, type DisputeState, ProofFacts } from "./dispute.ts";
export { DisputeEvent, type DisputeEventOf, type DisputeEventType, disputeEventTypes } from "./events.ts";
export { balanceOf, DecisionLeg, DecisionLegs, legMinor, sumOfLegs } from "./legs.ts";
export { DisputeStatus, disputeLifecycle } from "./lifecycle.ts";
export { EvidenceVisibility, WithheldBecause } from "./parts.ts";
export {
  DisputeClocks,
  DisputeLimits,
  DisputeTerms,
  EvidenceModule,
  EvidenceSchemas,
  GroundsByOpener,
  Party,
  TriageRule,
} from "./terms.ts";
export { DisputedUnit } from "./unit.ts";
