import { dueAt } from "../kernel/clocks.ts";
import type { Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import type { MarketCalendar } from "../kernel/market-calendar.ts";
import { isMandatory, isWorked, type Sop, type WorkedStep } from "./definition.ts";
import type { SopEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { stepOf } from "./graph.ts";
import { holds } from "./rules.ts";
import { type DeviationReason, readyStep, type SopRun } from "./run.ts";

/** What going on in a run needs besides the run: its version, the time, and the market's calendar. */
export interface Going {
  readonly at: Instant;
  readonly sop: Sop;
  readonly calendar: MarketCalendar;
}

/** The step that is to be done now, as its version says it. */
export const currentStep = (sop: Sop, run: SopRun): WorkedStep => {
  const ready = readyStep(run);
  invariant(ready !== undefined, "a run that goes on has a step that is ready");
  const step = stepOf(sop, ready.stepId);
  invariant(isWorked(step), "only steps that somebody works on are waited for");
  return step;
};

const skippedReason = (run: SopRun, sop: Sop): DeviationReason | undefined =>
  run.steps
    .filter(({ stepId, state }) => state === "skipped" && isMandatory(stepOf(sop, stepId)))
    .map(({ reason }) => reason as DeviationReason)[0];

/** How a run ends that has come to an end of its procedure: as one with a deviation, where a mandatory step was left out. */
export const ending = (run: SopRun, { at, sop }: Going): SopEvent => {
  const reason = skippedReason(run, sop);
  return reason === undefined
    ? { type: "SopCompleted", at, data: {} }
    : { type: "SopDeviated", at, data: { reason, openSteps: [] } };
};

const ready = (step: WorkedStep, { at, calendar }: Going): SopEvent => ({
  type: step.type === "WAIT" ? "WaitBegun" : "StepReady",
  at,
  data: { stepId: step.id, dueAt: dueAt(at, step.timeout, calendar) },
});

/** What follows when a run comes to a step: forks are taken at once, until somebody has to do something or the run is over. */
export const enter = (run: SopRun, stepId: string, going: Going): readonly SopEvent[] => {
  const { at, sop } = going;
  const step = stepOf(sop, stepId);
  if (isWorked(step)) return [ready(step, going)];
  if (step.type === "END")
    return step.outcome === "aborted"
      ? [{ type: "SopAborted", at, data: { because: "timed_out" } }]
      : [ending(run, going)];
  if (step.type === "START") return enter(run, step.next, going);
  const next = step.branches.find(({ when }) => holds(when, run))?.next ?? step.otherwise;
  const taken: SopEvent = { type: "StepCompleted", at, data: { stepId, next } };
  return [taken, ...enter(evolve(run, taken), next, going)];
};

/** An event of the current step, and what follows where it leads to. */
export const andThen = (run: SopRun, event: SopEvent, next: string, going: Going): readonly SopEvent[] => [
  event,
  ...enter(evolve(run, event), next, going),
];
