import { caseIn, type Kept, loadWith } from "../../adapters/dynamodb/load.ts";
import { caseKeys } from "../../adapters/dynamodb/table-keys.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import type { QueueName } from "../../domain/agent-desk/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { workItemAggregate, workItemIdOf } from "./work-item-aggregate.ts";

/** A case with whether it stands in a queue of the agents, by one call. Most cases never do. */
export const findWithDesk = async <State>(
  { store }: Runtime,
  aggregate: Kept<State>,
  caseId: string,
): Promise<{ readonly state: State | undefined; readonly isQueued: boolean }> => {
  const { found, other } = await loadWith(store, aggregate, caseId, caseKeys.state(workItemIdOf(caseId)));
  const item = await caseIn(store, workItemAggregate, other);
  return { state: (await found())?.state, isQueued: item?.state?.status === "open" };
};

/** Puts a case in an agents' queue; `commandId` names the cause. */
export const openWorkItem = async (
  runtime: Runtime,
  caseId: string,
  commandId: string,
  { queue, dueAt }: { readonly queue: QueueName; readonly dueAt?: Instant | undefined },
): Promise<void> => {
  const workItemId = workItemIdOf(caseId);
  const at = runtime.clock.now();
  const head = { at, actor: SYSTEM, workItemId, caseId };
  const command = { type: "OpenWorkItem" as const, ...head, queue, ...(dueAt === undefined ? {} : { dueAt }) };
  await sendCommand(runtime, {
    aggregate: workItemAggregate,
    caseId: workItemId,
    commandId,
    actor: SYSTEM,
    at,
    command: () => command,
  });
};

/** Takes a case out of the agents' queues. */
export const finishWorkItem = async (runtime: Runtime, caseId: string, commandId: string): Promise<void> => {
  const workItemId = workItemIdOf(caseId);
  const at = runtime.clock.now();
  const command = { type: "FinishWorkItem" as const, at, actor: SYSTEM, workItemId, caseId };
  await sendCommand(runtime, {
    aggregate: workItemAggregate,
    caseId: workItemId,
    commandId,
    actor: SYSTEM,
    at,
    command: () => command,
  });
};
