import type { Instant } from "../../kernel/instant.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";
import * as decisions from "../rules/decisions.ts";
import * as offers from "../rules/offers.ts";
import * as rejection from "../rules/rejection.ts";
import * as timing from "../rules/timing.ts";
import { unitsNotSent } from "../units.ts";
import type { Ask } from "./row.ts";

type Rule = (state: Return, at: Instant) => ReturnRefusal | undefined;

const asGuard =
  (rule: Rule) =>
  ({ state, at }: Ask): ReturnRefusal | undefined =>
    rule(state, at);

export const clockIsRunning = asGuard(timing.clockIsRunning);
export const handOverIsOpen = asGuard(timing.handOverIsOpen);
export const negotiationIsOpen = asGuard(timing.negotiationIsOpen);
export const escalationIsOpen = asGuard(timing.escalationIsOpen);
export const contestIsOpen = asGuard(timing.contestIsOpen);
export const reportIsOpen = asGuard(timing.reportIsOpen);
export const noMoneyIsOrdered = asGuard(timing.noMoneyIsOrdered);
export const roundsAreLeft = asGuard(offers.roundsAreLeft);
export const somethingCanBeOffered = asGuard(offers.somethingCanBeOffered);
export const returnIsNeeded = asGuard(offers.returnIsNeeded);
export const returnIsNotStatutory = asGuard(rejection.returnIsNotStatutory);
export const noDecisionIsPending = asGuard(decisions.noDecisionIsPending);
export const decisionIsPending = asGuard(decisions.decisionIsPending);
export const pendingIsInTime = asGuard(decisions.pendingIsInTime);
export const pendingIsStillPossible = asGuard(decisions.pendingIsStillPossible);
export { handOverEndsAt } from "../rules/timing.ts";

/** There is something for an agent of this rank to decide. */
export const somethingCanBeDecided = ({ state, role }: Ask) => decisions.somethingCanBeDecided(state, role);

/** Nobody answers an offer of his own. */
export const offerIsTheOthers = ({ state, role }: Ask) => offers.offerIsTheOthers(state, role);

/** The inspection was not extended yet. */
export const inspectionIsNotExtended = asGuard(({ inspectionExtended }) =>
  inspectionExtended ? { code: "return.already_extended" } : undefined,
);

/** The clock did not stand still for an analysis yet. */
export const analysisIsNotUsed = asGuard(({ analysisUsed }) =>
  analysisUsed ? { code: "return.analysis_used" } : undefined,
);

/** A parcel is still under way. */
export const somethingIsOnItsWay = asGuard(({ parcels, status }) =>
  parcels.some(({ standing }) => standing === "in_transit")
    ? undefined
    : { code: "return.not_allowed_now", status, allowed: [] },
);

/** The seller said that both agreed. */
export const agreementIsClaimed = asGuard(({ agreementClaimed }) =>
  agreementClaimed ? undefined : { code: "return.agreement_not_claimed" },
);

/** What was refused is the request; refused goods are for an agent. */
export const rejectionWasOfRequest = asGuard(({ rejection: { stage } = { stage: "request" } }) =>
  stage === "request" ? undefined : { code: "return.goods_already_inspected" },
);

/** The buyer has attempts left. */
export const resubmissionsAreLeft = asGuard(({ resubmissions, terms: { limits } }) =>
  resubmissions < limits.resubmissionsMax
    ? undefined
    : { code: "return.resubmissions_used", resubmissionsMax: limits.resubmissionsMax },
);

/** Something is still with the buyer. */
export const unitsAreLeftToSend = asGuard((state) =>
  unitsNotSent(state).length > 0 ? undefined : { code: "return.not_allowed_now", status: state.status, allowed: [] },
);

/** Until when a second person can answer; what was proposed before decisions expired waits as long as its case. */
export const approvalDueAt = (state: Return): Instant | undefined =>
  state.pendingDecision?.expiresAt ?? decisionDueAt(state);

/** An agent's deadline, where the case waits for one. */
export const decisionDueAt = ({ clock }: Return): Instant | undefined =>
  clock?.name === "platform_decision" || clock?.name === "provisional_payment" ? clock.dueAt : undefined;
