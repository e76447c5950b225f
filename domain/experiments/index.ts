import type { Decider } from "../kernel/decider.ts";
import type { ExperimentCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { ExperimentEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { ExperimentState } from "./experiment.ts";
import type { ExperimentRefusal } from "./refusals.ts";

export {
  type Assignable,
  type Assigned,
  assign,
  type Candidate,
  type ExclusionReason,
  layerBucketOf,
  unitIdOf,
} from "./assign.ts";
export { BUCKETS, type BucketRange, bucketOf, variantRanges } from "./bucket.ts";
export { wakeAt } from "./clock.ts";
export type { ExperimentCommand } from "./commands.ts";
export { DecisionCode, type Finding, findingOf } from "./decision-code.ts";
export {
  CASES_MAX,
  ExperimentDefinition,
  ExperimentKey,
  MIN_DAYS,
  MIN_UNITS,
  Plan,
} from "./definition.ts";
export { type CandidateFacts, Condition } from "./eligibility.ts";
export { ExperimentEvent, type ExperimentEventOf, experimentEventTypes } from "./events.ts";
export { Experiment, type ExperimentState } from "./experiment.ts";
export { ExposedCase, MetricValues } from "./exposed-case.ts";
export { AllowedSubject, type FlagRegistry, ForbiddenSubject, flagRegistry } from "./flag-registry.ts";
export { ExperimentStatus, experimentLifecycle } from "./lifecycle.ts";
export { smallestP } from "./look.ts";
export { MetricName, metrics, RESOLUTION_HOURS_MAX } from "./metrics.ts";
export { Occupant, occupantOf, RUNNING_MAX } from "./occupancy.ts";
export { type ExperimentRefusal, experimentRefusalCodes } from "./refusals.ts";
export { dayOf, type Evidence, evidenceOf } from "./statistics/evidence.ts";
export { stopRuleAt } from "./stop-rules.ts";

/** The decider of experiments: what may be tried, from draft to what became of it. */
export const experiments: Decider<ExperimentState, ExperimentCommand, ExperimentEvent, ExperimentRefusal> = {
  initial: undefined,
  decide,
  evolve,
};
