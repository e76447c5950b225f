import { BUCKETS, type BucketRange, bucketOf, isIn, variantRanges } from "./bucket.ts";
import type { ExperimentDefinition } from "./definition.ts";
import { type CandidateFacts, holds, isExcludedBy } from "./eligibility.ts";

/** Five of a hundred people are in no experiment at all, so that the sum of all changes can be measured against them. */
const HOLDOUT_BUCKETS = 500;
const HOLDOUT_KEY = "global-holdout";
const HOLDOUT_SALT = "h1";

/** What assigning reads of an experiment. */
export type Assignable = Pick<
  ExperimentDefinition,
  "salt" | "unit" | "layer" | "variants" | "coverage" | "eligibility" | "exclusions"
> & { readonly key: string };

/** Whom a case concerns, and what is known of it. */
export interface Candidate {
  readonly caseId: string;
  readonly orderId: string;
  readonly buyerId: string;
  readonly sellerId: string;
  readonly facts: CandidateFacts;
}

/** Why a case is not in an experiment: it then goes the way of control and is not counted. */
export type ExclusionReason = "statutory" | "not_eligible" | "excluded" | "holdout" | "other_layer" | "not_covered";

/** A unit's variant with the bucket and the ranges that gave it, or why it has none. */
export type Assigned =
  | {
      readonly variant: string;
      readonly unitId: string;
      readonly bucket: number;
      readonly ranges: Readonly<Record<string, BucketRange>>;
    }
  | { readonly excluded: ExclusionReason };

/** The id that an experiment draws by. */
export const unitIdOf = ({ unit }: Pick<Assignable, "unit">, candidate: Omit<Candidate, "facts">): string => {
  switch (unit) {
    case "CASE":
      return candidate.caseId;
    case "ORDER":
      return candidate.orderId;
    case "BUYER":
      return candidate.buyerId;
    case "SELLER":
      return candidate.sellerId;
  }
};

/** Held out are people, whatever an experiment draws by: sellers where it draws sellers, else buyers. */
const isHeldOut = ({ unit }: Assignable, { buyerId, sellerId }: Candidate): boolean =>
  bucketOf(HOLDOUT_KEY, HOLDOUT_SALT, unit === "SELLER" ? sellerId : buyerId) < HOLDOUT_BUCKETS;

/** The bucket of a unit in a layer; the dash keeps it apart from every experiment's key. */
export const layerBucketOf = (layer: string, unitId: string): number => bucketOf(`layer-${layer}`, "l1", unitId);

const exclusionOf = (
  experiment: Assignable,
  candidate: Candidate,
  unitId: string,
): Exclude<ExclusionReason, "not_covered"> | undefined => {
  const { eligibility, exclusions, layer } = experiment;
  const { facts } = candidate;
  if (facts.statutory) return "statutory";
  if (!eligibility.every((condition) => holds(condition, facts))) return "not_eligible";
  if (exclusions.some((condition) => isExcludedBy(condition, facts))) return "excluded";
  if (isHeldOut(experiment, candidate)) return "holdout";
  return isIn(layer, layerBucketOf(layer.name, unitId)) ? undefined : "other_layer";
};

/**
 * The variant of an experiment for a case, the same for the same unit for ever. A case under a right of the law is in none,
 * whatever the eligibility says.
 */
export const assign = (experiment: Assignable, candidate: Candidate): Assigned => {
  const { key, salt, variants, coverage } = experiment;
  const unitId = unitIdOf(experiment, candidate);
  const excluded = exclusionOf(experiment, candidate, unitId);
  if (excluded !== undefined) return { excluded };
  const bucket = bucketOf(key, salt, unitId);
  const ranges = variantRanges(variants, Math.min(coverage, BUCKETS));
  const found = Object.entries(ranges).find(([, range]) => isIn(range, bucket));
  return found === undefined ? { excluded: "not_covered" } : { variant: found[0], unitId, bucket, ranges };
};
