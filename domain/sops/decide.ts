import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { AgentId } from "../kernel/ids.ts";
import { invariant } from "../kernel/invariant.ts";
import { andThen, currentStep, enter } from "./advance.ts";
import type { CompleteStep, Deviate, FailStep, SkipStep, SopCommand, StartSop } from "./commands.ts";
import { deviated, endSop, noteDecision, noteOverturn } from "./decide-case.ts";
import type { WorkedStep } from "./definition.ts";
import type { SopEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { SopRefusal } from "./refusals.ts";
import { wrongOutput } from "./rules.ts";
import { isActive, readyStep, type SopRun, type SopRunState } from "./run.ts";

type Answer = Decision<SopEvent, SopRefusal>;

const start = (state: SopRunState, command: StartSop): Answer => {
  if (state !== undefined) return accept();
  const { at, runId, subject, facts, sop } = command;
  const { sopId, version } = sop;
  const started: SopEvent = { type: "SopStarted", at, data: { runId, subject, facts, sop: { sopId, version } } };
  const begin = sop.steps.find(({ type }) => type === "START");
  invariant(begin !== undefined, `${sopId} begins somewhere`);
  return accept(started, ...enter(evolve(state, started), begin.id, command));
};

const notRunning = (state: SopRunState): SopRefusal => ({ code: "sop.not_running", status: state?.status ?? "none" });

/** The run and the step that a command of an agent names, if it is the one that is ready. */
const onReady = (
  state: SopRunState,
  { stepId, sop }: CompleteStep | SkipStep | FailStep,
): { readonly run: SopRun; readonly step: WorkedStep } | { readonly refusal: SopRefusal } => {
  if (!isActive(state)) return { refusal: notRunning(state) };
  const step = currentStep(sop, state);
  return step.id === stepId
    ? { run: state, step }
    : { refusal: { code: "sop.step_not_ready", stepId, readyStepId: step.id } };
};

const doneByCase = (step: WorkedStep): SopRefusal | undefined =>
  step.type === "MANUAL" && step.doneBy.length > 0
    ? { code: "sop.step_done_by_case", stepId: step.id, doneBy: step.doneBy }
    : undefined;

const wayOn = (step: WorkedStep, choice: string | undefined): { readonly next: string } | SopRefusal => {
  if (step.type !== "CHOICE")
    return choice === undefined ? step : { code: "sop.choice_not_offered", stepId: step.id, offered: [] };
  const chosen = step.options.find(({ code }) => code === choice);
  return chosen ?? { code: "sop.choice_not_offered", stepId: step.id, offered: step.options.map(({ code }) => code) };
};

const complete = (state: SopRunState, command: CompleteStep): Answer => {
  const found = onReady(state, command);
  if ("refusal" in found) return refuse(found.refusal);
  const { run, step } = found;
  const { at, actor, choice, outputs } = command;
  const way = wayOn(step, choice);
  const refusal = doneByCase(step) ?? ("next" in way ? wrongOutput(step, outputs) : way);
  if (refusal !== undefined || !("next" in way)) return refuse(refusal ?? (way as SopRefusal));
  const { next } = way;
  const data = {
    stepId: step.id,
    by: AgentId.parse(actor.id),
    next,
    ...(choice === undefined ? {} : { choice }),
    ...(Object.keys(outputs).length === 0 ? {} : { outputs }),
  };
  return accept(...andThen(run, { type: "StepCompleted", at, data }, next, command));
};

/** Where a run goes on when its step is left out: the way of a choice is not known, so the one for when time ran out is taken. */
const nextAfterSkip = (step: WorkedStep): string => (step.type === "CHOICE" ? step.onTimeout : step.next);

const skip = (state: SopRunState, command: SkipStep): Answer => {
  const found = onReady(state, command);
  if ("refusal" in found) return refuse(found.refusal);
  const { run, step } = found;
  const refusal = doneByCase(step);
  if (refusal !== undefined) return refuse(refusal);
  const { at, actor, reason, textId } = command;
  const data = { stepId: step.id, reason, by: AgentId.parse(actor.id), ...(textId === undefined ? {} : { textId }) };
  return accept(...andThen(run, { type: "StepSkipped", at, data }, nextAfterSkip(step), command));
};

const fail = (state: SopRunState, command: FailStep): Answer => {
  const found = onReady(state, command);
  if ("refusal" in found) return refuse(found.refusal);
  const { run, step } = found;
  if (step.onFailure === undefined) return refuse({ code: "sop.step_cannot_fail", stepId: step.id });
  const { at, actor, reason, textId } = command;
  const data = { stepId: step.id, reason, by: AgentId.parse(actor.id), ...(textId === undefined ? {} : { textId }) };
  return accept(...andThen(run, { type: "StepFailed", at, data }, step.onFailure, command));
};

const deviate = (state: SopRunState, { at, actor, reason, textId, sop }: Deviate): Answer => {
  if (!isActive(state)) return refuse(notRunning(state));
  const words = textId === undefined ? {} : { textId };
  return accept(deviated(state, sop, { at, reason, by: AgentId.parse(actor.id), ...words }));
};

const ring = (state: SopRunState, command: Extract<SopCommand, { type: "RingClock" }>): Answer => {
  const current = state && readyStep(state);
  if (!isActive(state) || current?.dueAt === undefined || command.at < current.dueAt) return accept();
  const { stepId, dueAt } = current;
  const { onTimeout } = currentStep(command.sop, state);
  return accept(
    ...andThen(state, { type: "StepTimedOut", at: command.at, data: { stepId, dueAt } }, onTimeout, command),
  );
};

/** Answers a command on a run with what happened, or why not. The version that it brings is the one that the run keeps. */
export const decide = (state: SopRunState, command: SopCommand): Answer => {
  const { sopId, version } = command.sop;
  invariant(
    state === undefined || (state.sop.sopId === sopId && state.sop.version === version),
    "a run keeps its version of its procedure",
  );
  switch (command.type) {
    case "StartSop":
      return start(state, command);
    case "CompleteStep":
      return complete(state, command);
    case "SkipStep":
      return skip(state, command);
    case "FailStep":
      return fail(state, command);
    case "Deviate":
      return deviate(state, command);
    case "NoteDecision":
      return noteDecision(state, command);
    case "EndSop":
      return endSop(state, command);
    case "NoteOverturn":
      return noteOverturn(state, command);
    case "RingClock":
      return ring(state, command);
  }
};
