import type { Decider } from "../kernel/decider.ts";
import type { ReturnCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { ReturnEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { ReturnRefusal } from "./refusals.ts";
import type { Return } from "./return.ts";

/** Returns as a decider; a case that was never requested is undefined. */
export const returns: Decider<Return | undefined, ReturnCommand, ReturnEvent, ReturnRefusal> = {
  initial: undefined,
  decide,
  evolve,
};

export { mayAct, type NextAction, nextActions } from "./actions/may-act.ts";
export { type ActionName, type ActionRole, actionNames, actionRoles } from "./actions/names.ts";
export type { EvidenceWanted } from "./actions/row.ts";
export { actionTable } from "./actions/table.ts";
export { offerRange, orderedMinor, refundableMinor, refundableOf, sumRefundableMinor } from "./amounts.ts";
export * from "./commands.ts";
export { type Deadline, deadlinesOf, wakeAt } from "./deadlines.ts";
export * from "./events.ts";
export { goodwillUseOf } from "./goodwill.ts";
export { ReturnStatus, returnLifecycle } from "./lifecycle.ts";
export * from "./outcomes.ts";
export * from "./parts.ts";
export { decidedMinor, decisionHashOf } from "./payload.ts";
export { type ReturnRefusal, type ReturnRefusalCode, returnRefusalCodes } from "./refusals.ts";
export { Negotiation, Return, ReturnUnit } from "./return.ts";
export { canOnlyCompensate } from "./rules/decisions.ts";
export { openOffer } from "./rules/offers.ts";
export { rejectionEvidenceMin } from "./rules/rejection.ts";
export { hasLanded, isSettled } from "./settled.ts";
export { type UnitClaims, unitClaimsOf, unitsToReclaim } from "./unit-claims.ts";
export { Acceptance, acceptanceLifecycle, Reception, receptionLifecycle } from "./unit-lifecycles.ts";
export { returnWakingEventTypes } from "./waking-events.ts";
