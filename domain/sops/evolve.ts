import type { Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { SopEvent, SopEventOf } from "./events.ts";
import { type SopStatus, sopLifecycle } from "./lifecycle.ts";
import type { SopRun, SopRunState, StepRun } from "./run.ts";

const begin = ({ at, data }: SopEventOf<"SopStarted">, status: SopStatus): SopRun => ({
  ...data,
  status,
  startedAt: at,
  steps: [],
});

const arrived = (run: SopRun, at: Instant, step: Pick<StepRun, "stepId" | "dueAt">): SopRun => ({
  ...run,
  steps: [...run.steps, { ...step, state: "ready", readyAt: at }],
});

/** The step with what became of it; a fork was never ready, so it comes and ends at once. */
const ended = (run: SopRun, at: Instant, stepId: string, end: Partial<StepRun> & Pick<StepRun, "state">): SopRun =>
  run.steps.some((step) => step.stepId === stepId)
    ? { ...run, steps: run.steps.map((step) => (step.stepId === stepId ? { ...step, ...end, endedAt: at } : step)) }
    : { ...run, steps: [...run.steps, { stepId, readyAt: at, endedAt: at, ...end }] };

/** The end of a run: what was still to be done then was left out. */
const over = (run: SopRun, at: Instant): SopRun => ({
  ...run,
  endedAt: at,
  steps: run.steps.map((step) => (step.state === "ready" ? { ...step, state: "skipped", endedAt: at } : step)),
});

const changed = (run: SopRun, event: Exclude<SopEvent, { type: "SopStarted" }>): SopRun => {
  const { at } = event;
  switch (event.type) {
    case "StepReady":
    case "WaitBegun":
      return arrived(run, at, event.data);
    case "StepCompleted": {
      const { stepId, next: _next, ...rest } = event.data;
      return ended(run, at, stepId, { ...rest, state: "done" });
    }
    case "StepSkipped":
      return ended(run, at, event.data.stepId, { ...event.data, state: "skipped" });
    case "StepFailed":
      return ended(run, at, event.data.stepId, { ...event.data, state: "failed" });
    case "StepTimedOut":
      return ended(run, at, event.data.stepId, { state: "timed_out" });
    case "CaseDecided":
      return { ...run, decision: { ...event.data, at } };
    case "SopDeviated":
      return { ...over(run, at), deviation: event.data };
    case "SopCompleted":
    case "SopAborted":
      return over(run, at);
    case "DecisionOverturned":
      return { ...run, overturnedAt: at };
  }
};

/** The run after an event. Throws where the table has no such move. */
export const evolve = (state: SopRunState, event: SopEvent): SopRun => {
  const status = statusAfter(sopLifecycle, state?.status ?? "none", event.type);
  invariant(status !== "none", "nothing leads back to nothing");
  if (event.type === "SopStarted") return begin(event, status);
  invariant(state !== undefined, "only SopStarted begins a run");
  return { ...changed(state, event), status };
};
