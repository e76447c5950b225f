import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import { holdAt } from "../../domain/agent-desk/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { newsOf } from "./hold-news.ts";
import { workItemAggregate, workItemIdOf } from "./work-item-aggregate.ts";

/** Brings a case back to its queue when there are the news that an agent waits for. Most cases are on no hold. */
export const endHold: ReactionHandler = async ({ id, type, caseId }, runtime) => {
  const news = newsOf(type);
  if (news === undefined) return;
  const workItemId = workItemIdOf(caseId);
  const at = runtime.clock.now();
  const item = await load(runtime.store, workItemAggregate, workItemId);
  if (holdAt(item?.state, at) === undefined) return;
  await sendCommand(runtime, {
    aggregate: workItemAggregate,
    caseId: workItemId,
    commandId: `${id}:hold`,
    actor: SYSTEM,
    at,
    command: () => ({ type: "TellHold" as const, at, actor: SYSTEM, workItemId, caseId, news }),
  });
};
