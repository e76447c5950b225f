import type { Decider } from "../kernel/decider.ts";
import type { VersionCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { VersionEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { PolicyVersionState } from "./policy-version.ts";
import type { VersionRefusal } from "./refusals.ts";

export type { DocumentProblem, VersionCommand, VersionCommandOf } from "./commands.ts";
export { VersionEvent, type VersionEventOf, type VersionEventType, versionEventTypes } from "./events.ts";
export { VersionStatus, versionLifecycle } from "./lifecycle.ts";
export {
  Approval,
  Backtest,
  BacktestSummary,
  PolicyVersion,
  type PolicyVersionState,
  versionIdOf,
} from "./policy-version.ts";
export { type VersionRefusal, versionRefusalCodes } from "./refusals.ts";
export { actionsOf, allowedActions, type VersionAction, versionActions } from "./rules.ts";
export {
  intervalAt,
  type Schedule,
  ScheduledInterval,
  successorOf,
  withInterval,
  withoutVersion,
} from "./schedule.ts";
export { eventsOfTime, statusAt, versionAt } from "./standing.ts";

/** The decider of policy versions: how the words of a policy come into force, and who said yes to them. */
export const policyVersions: Decider<PolicyVersionState, VersionCommand, VersionEvent, VersionRefusal> = {
  initial: undefined,
  decide,
  evolve,
};
