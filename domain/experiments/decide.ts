import { accept, type Decision, refuse } from "../kernel/decider.ts";
import type { Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import { mayMove } from "../kernel/lifecycle.ts";
import { isDue, latestStart, postponedFrom } from "./clock.ts";
import type { ExperimentCommand, ExperimentCommandOf } from "./commands.ts";
import { decideOn, lookAt } from "./decide-look.ts";
import type { ExperimentEvent, ExperimentEventType } from "./events.ts";
import type { Experiment, ExperimentState } from "./experiment.ts";
import { legalityRefusal } from "./legality.ts";
import { experimentLifecycle } from "./lifecycle.ts";
import { crowdedOut } from "./occupancy.ts";
import type { ExperimentRefusal } from "./refusals.ts";
import { writeDefinition } from "./write-definition.ts";

type Answer = Decision<ExperimentEvent, ExperimentRefusal>;
type Ruled = Exclude<ExperimentCommand, { type: "WriteDefinition" }>;

/** The move that a command asks of the table; the rest is in the rules of each. */
const MOVES: Readonly<Record<Exclude<Ruled["type"], "RingClock">, ExperimentEventType>> = {
  SubmitExperiment: "ExperimentSubmitted",
  SendBackExperiment: "ExperimentSentBack",
  ApproveExperiment: "ExperimentApproved",
  StartExperiment: "ExperimentStarted",
  PauseExperiment: "ExperimentPaused",
  ResumeExperiment: "ExperimentResumed",
  DecideExperiment: "ExperimentDecided",
  RollOutExperiment: "ExperimentRolledOut",
  RollBackExperiment: "ExperimentRolledBack",
  ArchiveExperiment: "ExperimentArchived",
};

const unless = (refusal: ExperimentRefusal | undefined, event: ExperimentEvent): Answer =>
  refusal === undefined ? accept(event) : refuse(refusal);

const startTooFar = ({ definition: { startAt } }: Experiment, at: Instant): ExperimentRefusal | undefined => {
  const latest = latestStart(at);
  return startAt !== undefined && startAt > latest ? { code: "experiment.start_too_far", latest } : undefined;
};

const ownApproval = ({ author }: Experiment, { actor }: Ruled): ExperimentRefusal | undefined =>
  actor.id === author ? { code: "experiment.own_approval", author } : undefined;

type Starting = Pick<ExperimentCommandOf<"StartExperiment">, "at" | "actor" | "registry" | "running">;

const startRefusal = (
  { key, definition }: Experiment,
  { registry, running }: Starting,
): ExperimentRefusal | undefined => legalityRefusal(definition, registry) ?? crowdedOut(key, definition, running);

const start = (state: Experiment, command: Starting): Answer => {
  const { at, actor } = command;
  return unless(startRefusal(state, command), { type: "ExperimentStarted", at, data: { by: actor.id } });
};

// Nobody is there to be refused: the reason is written down, and tomorrow it is tried again.
const startByItself = (state: Experiment, command: Starting): Answer => {
  const refusal = startRefusal(state, command);
  if (refusal === undefined) return start(state, command);
  const { at } = command;
  return accept({ type: "StartPostponed", at, data: { because: refusal.code, until: postponedFrom(at) } });
};

const ring = (state: Experiment, command: ExperimentCommandOf<"RingClock">): Answer => {
  const { at, evidence } = command;
  if (!isDue(state, at)) return accept();
  if (state.status === "scheduled") return startByItself(state, command);
  return evidence === undefined ? accept() : lookAt(state, evidence, at);
};

const resume = ({ halt }: Experiment, { at, actor, acknowledged }: ExperimentCommandOf<"ResumeExperiment">): Answer => {
  const because = halt?.because;
  if (because === "sample_ratio" || because === "contamination")
    return refuse({ code: "experiment.draw_broken", because });
  return accept({ type: "ExperimentResumed", at, data: { by: actor.id, acknowledged: [...acknowledged] } });
};

const rollOut = ({ decision }: Experiment, { at, actor }: Ruled): Answer => {
  const isGood = decision?.code === "SHIP" || decision?.code === "SHIP_PARTIAL";
  return isGood && decision.variant !== undefined
    ? accept({ type: "ExperimentRolledOut", at, data: { variant: decision.variant, by: actor.id } })
    : refuse({ code: "experiment.nothing_to_roll_out", decision: decision?.code ?? "ABANDONED" });
};

const pause = ({ status }: Experiment, { at, actor }: Ruled): Answer =>
  status === "paused" ? accept() : accept({ type: "ExperimentPaused", at, data: { because: "person", by: actor.id } });

const ruled = (state: Experiment, command: Ruled): Answer => {
  const { at, actor } = command;
  const data = { by: actor.id };
  switch (command.type) {
    case "SubmitExperiment":
      return unless(legalityRefusal(state.definition, command.registry) ?? startTooFar(state, at), {
        type: "ExperimentSubmitted",
        at,
        data,
      });
    case "SendBackExperiment":
      return accept({ type: "ExperimentSentBack", at, data });
    case "ApproveExperiment":
      return unless(ownApproval(state, command), { type: "ExperimentApproved", at, data });
    case "StartExperiment":
      return start(state, command);
    case "PauseExperiment":
      return pause(state, command);
    case "ResumeExperiment":
      return resume(state, command);
    case "RingClock":
      return ring(state, command);
    case "DecideExperiment":
      return decideOn(state, command);
    case "RollOutExperiment":
      return rollOut(state, command);
    case "RollBackExperiment":
      return accept({ type: "ExperimentRolledBack", at, data });
    case "ArchiveExperiment":
      return accept({ type: "ExperimentArchived", at, data });
  }
};

/** Answers a command on an experiment with what happened, or why not. */
export const decide = (state: ExperimentState, command: ExperimentCommand): Answer => {
  if (command.type === "WriteDefinition") return writeDefinition(state, command);
  invariant(state !== undefined, "only WriteDefinition begins an experiment");
  if (command.type !== "RingClock" && !mayMove(experimentLifecycle, state.status, MOVES[command.type]))
    return refuse({ code: "experiment.not_in_status", status: state.status });
  return ruled(state, command);
};
