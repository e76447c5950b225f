import { caseOfDecision } from "../../adapters/dynamodb/decision-pointers.ts";
import { keepDecision, keepOverturned } from "../../adapters/dynamodb/quality-rows.ts";
import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { DecisionId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { dayOf } from "../../domain/quality-reviews/figures/rows.ts";
import { findCase, settingOf } from "../cases/find-case.ts";
import { overturnedBy } from "../cases/overturned-decision.ts";
import { openReview } from "./open-review.ts";
import { decisionIn, decisionOf, decisionRowOf } from "./reviewed-decisions.ts";

const marketOf = async (runtime: Runtime, caseId: string): Promise<string> => {
  const { market } = settingOf(await findCase(runtime, caseId));
  invariant(market !== undefined, "a case that people decide has a market");
  return market;
};

const sampleDecided = async (runtime: Runtime, event: RecordedEvent): Promise<void> => {
  const decision = decisionOf(event);
  if (decision === undefined) return;
  const market = await marketOf(runtime, event.caseId);
  await keepDecision(runtime.store, decisionRowOf(decision, market));
  await openReview(runtime, decision, market, { isOverturned: false });
};

const sampleOverturned = async (runtime: Runtime, decisionId: DecisionId): Promise<void> => {
  const caseId = await caseOfDecision(runtime.store, decisionId);
  if (caseId === undefined) return;
  const decision = decisionIn(await timelineOf(runtime.store, caseId), decisionId);
  if (decision === undefined) return;
  await keepOverturned(runtime.store, dayOf(decision.decidedAt), decisionId);
  await openReview(runtime, decision, await marketOf(runtime, caseId), { isOverturned: true });
};

/** Draws a decision that was made, and the one that it found wrong. */
export const sampleDecision: ReactionHandler = async (event, runtime) => {
  await sampleDecided(runtime, event);
  const overturned = overturnedBy(event, await timelineOf(runtime.store, event.caseId));
  if (overturned !== undefined) await sampleOverturned(runtime, overturned);
};
