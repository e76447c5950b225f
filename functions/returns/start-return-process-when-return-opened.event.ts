import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { wordsOf } from "../../adapters/workflow/await-case.ts";
import { livesOf } from "../../adapters/workflow/lives.ts";
import { type ReturnEvent, returns } from "../../domain/returns/index.ts";
import { standingOf } from "./return-process.ts";

/**
 * Starts the process of a return that was requested, or that came to rest and was taken up again. The name counts how often the
 * case has come to rest, so that each life of it has one process however often this runs.
 */
export const startReturnProcess: ReactionHandler = async ({ caseId }, runtime) => {
  const events = (await timelineOf(runtime.store, caseId)) as readonly unknown[] as readonly ReturnEvent[];
  const { standing, rests } = livesOf(events, returns, (state) => state && standingOf(state));
  if (standing === undefined || standing.isAtRest) return;
  const name = rests === 0 ? `${caseId}-return` : `${caseId}-return-${rests + 1}`;
  await runtime.processes.start("return", name, { caseId, ...wordsOf(standing) });
};
