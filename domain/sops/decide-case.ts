import { accept, type Decision } from "../kernel/decider.ts";
import type { AgentId, TextId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import { andThen, currentStep, ending } from "./advance.ts";
import type { EndSop, NoteDecision, NoteOverturn } from "./commands.ts";
import type { Sop } from "./definition.ts";
import type { SopEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { mandatoryAhead, stepOf } from "./graph.ts";
import type { SopRefusal } from "./refusals.ts";
import { isActive, type RecordedDeviation, type SopRun, type SopRunState } from "./run.ts";

type Answer = Decision<SopEvent, SopRefusal>;

interface Leaving {
  readonly at: Instant;
  readonly reason: RecordedDeviation;
  readonly by?: AgentId;
  readonly textId?: TextId;
}

/** The mandatory steps ahead, but for those that the case's own events do: it will be decided in any way. */
const leftOut = (run: SopRun, sop: Sop): string[] =>
  mandatoryAhead(sop, currentStep(sop, run).id).filter((id) => {
    const step = stepOf(sop, id);
    return step.type !== "MANUAL" || step.doneBy.length === 0;
  });

/** The rest of the procedure is left out; what it would still have asked for is kept. */
export const deviated = (run: SopRun, sop: Sop, { at, ...why }: Leaving): SopEvent => ({
  type: "SopDeviated",
  at,
  data: { ...why, openSteps: leftOut(run, sop) },
});

/**
 * The case was decided. That is the doing of the step that waits for it; with mandatory steps still open the run has left its
 * procedure and nobody said why. Steps that may be left out hold nothing up.
 */
export const noteDecision = (state: SopRunState, command: NoteDecision): Answer => {
  if (state === undefined || state.decision !== undefined || state.status === "aborted") return accept();
  const { at, sop, decision } = command;
  const { at: _at, ...data } = decision;
  const noted: SopEvent = { type: "CaseDecided", at: decision.at, data };
  if (!isActive(state)) return accept(noted);
  const run = evolve(state, noted);
  const step = currentStep(sop, run);
  if (step.type === "MANUAL" && step.doneBy.includes(decision.eventType)) {
    const { next } = step;
    return accept(
      noted,
      ...andThen(run, { type: "StepCompleted", at, data: { stepId: step.id, next } }, next, command),
    );
  }
  return leftOut(run, sop).length === 0
    ? accept(noted, ending(run, command))
    : accept(noted, deviated(run, sop, { at, reason: "UNDECLARED" }));
};

/** The case needs no agent any more, and none decided it: it was withdrawn, or time did. */
export const endSop = (state: SopRunState, { at }: EndSop): Answer =>
  isActive(state) ? accept({ type: "SopAborted", at, data: { because: "case_moved_on" } }) : accept();

/** A later decision found the run's to be wrong; it counts once. */
export const noteOverturn = (state: SopRunState, { at, decisionId }: NoteOverturn): Answer => {
  if (state === undefined || state.overturnedAt !== undefined) return accept();
  const isOver = state.status === "completed" || state.status === "deviated";
  return isOver && state.decision?.decisionId === decisionId
    ? accept({ type: "DecisionOverturned", at, data: { decisionId } })
    : accept();
};
