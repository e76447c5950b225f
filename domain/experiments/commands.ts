import type { Actor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import type { DecisionCode } from "./decision-code.ts";
import type { ExperimentDefinition, ExperimentKey } from "./definition.ts";
import type { FlagRegistry } from "./flag-registry.ts";
import type { MetricName } from "./metrics.ts";
import type { Occupant } from "./occupancy.ts";
import type { Evidence } from "./statistics/evidence.ts";

interface Head<Type extends string> {
  readonly type: Type;
  readonly at: Instant;
  readonly actor: Actor;
}

/** Writes the definition of a new experiment, or in place of one that does not run; of a running one only the coverage grows. */
export interface WriteDefinition extends Head<"WriteDefinition"> {
  readonly key: ExperimentKey;
  readonly definition: ExperimentDefinition;
}

/** The author asks for approval. */
export interface SubmitExperiment extends Head<"SubmitExperiment"> {
  readonly registry: FlagRegistry;
}

/** By somebody else than the author: the definition needs work, or it may run. */
export type SendBackExperiment = Head<"SendBackExperiment">;
export type ApproveExperiment = Head<"ApproveExperiment">;

/** Units are taken in from here on; `running` are the experiments that do so already. */
export interface StartExperiment extends Head<"StartExperiment"> {
  readonly registry: FlagRegistry;
  readonly running: readonly Occupant[];
}

/** No more units until it is resumed. */
export type PauseExperiment = Head<"PauseExperiment">;

/** Goes on; `acknowledged` names the guardrails that somebody looked at and that pause it no more. */
export interface ResumeExperiment extends Head<"ResumeExperiment"> {
  readonly acknowledged: readonly MetricName[];
}

/** Tells the time: an experiment starts when it is due, or is looked at, and whatever the stop rules say then happens. */
export interface RingClock extends Head<"RingClock"> {
  readonly registry: FlagRegistry;
  readonly running: readonly Occupant[];
  /** What a look sees; absent before the start. */
  readonly evidence?: Evidence;
}

/** Ends it with a code that the evidence bears, or as abandoned. */
export interface DecideExperiment extends Head<"DecideExperiment"> {
  readonly code: DecisionCode;
  readonly evidence: Evidence;
}

export type RollOutExperiment = Head<"RollOutExperiment">;
export type RollBackExperiment = Head<"RollBackExperiment">;
export type ArchiveExperiment = Head<"ArchiveExperiment">;

export type ExperimentCommand =
  | WriteDefinition
  | SubmitExperiment
  | SendBackExperiment
  | ApproveExperiment
  | StartExperiment
  | PauseExperiment
  | ResumeExperiment
  | RingClock
  | DecideExperiment
  | RollOutExperiment
  | RollBackExperiment
  | ArchiveExperiment;
export type ExperimentCommandOf<Type extends ExperimentCommand["type"]> = Extract<ExperimentCommand, { type: Type }>;
