import * as z from "zod";
import { msBetween } from "../../kernel/instant.ts";
import { isMandatory, type Sop } from "../definition.ts";
import { stepOf } from "../graph.ts";
import { SopStatus } from "../lifecycle.ts";
import { RecordedDeviation, type SopRun, type StepRun } from "../run.ts";

const DAY_LENGTH = "2026-03-10".length;

const MS_PER_SECOND = 1_000;

const counted = z.int().nonnegative();

/**
 * One run as the measures of a procedure read it. `day` (UTC) is when it began. `mandatory` counts the mandatory steps that the run
 * came to and those that it left out; `done` those of them that were done, which is always in order: no step is ready before its time.
 */
export const AdherenceRow = z.object({
  runId: z.string(),
  sopId: z.string(),
  version: z.int().positive(),
  day: z.iso.date(),
  status: SopStatus,
  mandatory: counted,
  done: counted,
  deviation: RecordedDeviation.optional(),
  steps: z.array(z.object({ stepId: z.string(), seconds: counted })),
  isDecided: z.boolean(),
  isOverturned: z.boolean(),
});
export type AdherenceRow = z.infer<typeof AdherenceRow>;

const secondsOf = ({ stepId, state, readyAt, endedAt, dueAt }: StepRun): AdherenceRow["steps"] =>
  state === "done" && endedAt !== undefined && dueAt !== undefined
    ? [{ stepId, seconds: Math.round(msBetween(readyAt, endedAt) / MS_PER_SECOND) }]
    : [];

/** What measures need of a run. */
export const adherenceRowOf = (run: SopRun, sop: Sop): AdherenceRow => {
  const { runId, startedAt, status, steps, deviation, decision, overturnedAt } = run;
  const mandatory = steps.filter(({ stepId }) => isMandatory(stepOf(sop, stepId)));
  const visited = new Set(steps.map(({ stepId }) => stepId));
  const leftOut = (deviation?.openSteps ?? []).filter((stepId) => !visited.has(stepId));
  return {
    runId,
    sopId: sop.sopId,
    version: sop.version,
    day: startedAt.slice(0, DAY_LENGTH),
    status,
    mandatory: mandatory.length + leftOut.length,
    done: mandatory.filter(({ state }) => state === "done").length,
    ...(deviation === undefined ? {} : { deviation: deviation.reason }),
    steps: steps.flatMap(secondsOf),
    isDecided: decision?.decisionId !== undefined,
    isOverturned: overturnedAt !== undefined,
  };
};
