import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { WorkItemId } from "../../domain/kernel/ids.ts";
import { findCase, isCaseId } from "../cases/find-case.ts";
import { routingOf } from "./routing-of.ts";
import { workItemAggregate } from "./work-item-aggregate.ts";

/** Looks up what a case that came to a queue asks of who works on it, so that it shows in the right agents' queues. */
export const routeWorkItem: ReactionHandler = async (event, runtime) => {
  const workItemId = WorkItemId.parse(event.caseId);
  const item = (await load(runtime.store, workItemAggregate, workItemId))?.state;
  if (item?.status !== "open") return;
  const { caseId } = item;
  // What is no case about an order, as a review of a decision, asks for no skill and knows no party.
  if (!isCaseId(caseId)) return;
  const found = await findCase(runtime, caseId);
  const routing = await routingOf(runtime, found);
  const at = runtime.clock.now();
  await sendCommand(runtime, {
    aggregate: workItemAggregate,
    caseId: workItemId,
    commandId: `${event.id}:route`,
    actor: SYSTEM,
    at,
    command: () => ({ type: "RouteWorkItem" as const, at, actor: SYSTEM, workItemId, caseId, routing }),
  });
};
