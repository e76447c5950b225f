import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { wordsOf } from "../../adapters/workflow/await-case.ts";
import { livesOf } from "../../adapters/workflow/lives.ts";
import { type RefundEvent, refunds } from "../../domain/refunds/index.ts";
import { standingOf } from "./refund-process.ts";

/**
 * Starts the process of a refund that was opened, or that was done until the bank sent money back. The name counts how often the
 * refund was done, so that each life of it has one process. A refund made at the provider, past this system, needs none: it is
 * opened and adopted by whoever was told of it, and a process in between would close it over nothing.
 */
export const startRefundProcess: ReactionHandler = async ({ caseId }, runtime) => {
  const events = (await timelineOf(runtime.store, caseId)) as readonly unknown[] as readonly RefundEvent[];
  const now = runtime.clock.now();
  const { standing, rests } = livesOf(events, refunds, (state) => state && standingOf(state, now));
  if (standing === undefined || standing.isAtRest) return;
  const [opened] = events;
  const isExternal = opened?.type === "RefundOpened" && opened.data.purpose === "external";
  if (isExternal && rests === 0) return;
  const name = rests === 0 ? `${caseId}-refund` : `${caseId}-refund-${rests + 1}`;
  await runtime.processes.start("refund", name, { caseId, ...wordsOf(standing) });
};
