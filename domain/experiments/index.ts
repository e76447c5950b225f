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
export {
  ExperimentDefinition,
  ExperimentKey,
  MIN_DAYS,
  MIN_UNITS,
  type Plan,
} from "./definition.ts";
export { type CandidateFacts, Condition } from "./eligibility.ts";
export { AllowedSubject, type FlagRegistry, ForbiddenSubject, flagRegistry } from "./flag-registry.ts";
export { type MetricName, metrics, RESOLUTION_HOURS_MAX } from "./metrics.ts";
