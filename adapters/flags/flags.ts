import type { FlowFlag, FlowVariant } from "../../domain/kernel/flow-flags.ts";

/** What is logged when a definition is not taken. */
export const FLAGS_REFUSED_MESSAGE = "flag definition not taken";

/** Buckets from `from` up to but without `to`, of 10,000. */
export type BucketRange = { readonly from: number; readonly to: number };

/**
 * What a flag's targeting can read. `bucket` and `ranges` are there while an experiment varies the flag and takes the unit in:
 * the bucket is our own, so that no change of a hash elsewhere moves anybody.
 */
export interface FlagContext {
  readonly targetingKey: string;
  readonly bucket?: number;
  readonly ranges?: Readonly<Record<string, BucketRange>>;
  readonly experiment?: string;
  readonly market: string;
  readonly currency: string;
  readonly fault: string;
  readonly verdict: string;
  readonly statutory: boolean;
  readonly reasons: readonly string[];
}

/** Why a definition is not in use. */
export interface DefinitionProblem {
  readonly reason: string;
  readonly at: string;
}

/** Which definition is in use, and what is wrong with a newer one. */
export interface FlagsStanding {
  /** Where definitions come from: a file's path, a profile of AppConfig, or `built-in`. */
  readonly source: string;
  readonly inUse: { readonly from: "source" | "built-in"; readonly version: string; readonly since: string };
  readonly problem?: DefinitionProblem;
}

/** The flags of the resolution flows. Nothing here fails: without a usable definition the last good one holds. */
export interface Flags {
  /** Takes up a newer definition, if there is one; to be called before variants are asked for, beside other reads. */
  refresh(): Promise<void>;
  /** The variant of a flag for one case. */
  variantOf<Flag extends FlowFlag>(flag: Flag, context: FlagContext): Promise<FlowVariant<Flag>>;
  standing(): FlagsStanding;
}
