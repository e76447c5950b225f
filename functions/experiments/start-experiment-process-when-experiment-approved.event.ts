import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { wordsOf } from "../../adapters/workflow/await-case.ts";
import { livesOf } from "../../adapters/workflow/lives.ts";
import { type ExperimentEvent, experiments } from "../../domain/experiments/index.ts";
import { standingOf } from "./experiment-process.ts";

/**
 * Starts the process that lets an experiment begin and looks at it every day. The name counts how often the experiment was at
 * rest before, so that each approval has one process however often this runs.
 */
export const startExperimentProcess: ReactionHandler = async ({ caseId }, runtime) => {
  const events = (await timelineOf(runtime.store, caseId)) as readonly unknown[] as readonly ExperimentEvent[];
  const { standing, rests } = livesOf(events, experiments, (state) => state && standingOf(state));
  if (standing === undefined || standing.isAtRest) return;
  await runtime.processes.start("experiment", `${caseId}-experiment-${rests}`, { caseId, ...wordsOf(standing) });
};
