import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { wordsOf } from "../../adapters/workflow/await-case.ts";
import { chargebackAggregate } from "./chargeback-aggregate.ts";
import { standingOf } from "./chargeback-process.ts";

/** Starts the process of a chargeback whose payment is known and which the bank has not decided yet. */
export const startChargebackProcess: ReactionHandler = async (event, runtime) => {
  const { caseId } = event;
  const state = (await loadSince(runtime.store, chargebackAggregate, event))?.state;
  if (state === undefined) throw new Error(`chargeback ${caseId} does not exist`);
  const standing = standingOf(state);
  if (standing.isAtRest) return;
  await runtime.processes.start("chargeback", `${caseId}-chargeback`, { caseId, ...wordsOf(standing) });
};
