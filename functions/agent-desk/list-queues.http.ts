import type * as z from "zod";
import { countCases, type ListedCase, listCases } from "../../adapters/dynamodb/case-list.ts";
import { placeIn } from "../../adapters/dynamodb/queue-place.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor, notFound } from "../../adapters/http/problem.ts";
import { mayTake, QueueName, type Worker, WorkItem } from "../../domain/agent-desk/index.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { missingSkills } from "../../domain/kernel/skills.ts";
import type { PageQuery } from "../returns/list-query.ts";
import { workerOf } from "./agent-profile-aggregate.ts";
import { workItemView } from "./work-item-view.ts";

/** Counting a queue ends here: beyond it the desk shows "1000 and more". */
const COUNT_MAX = 1000;

const queueOf = (queue: string, { skills }: Worker, at: Instant) => ({
  index: indexes.byQueue,
  partition: `desk#${queue}`,
  passes: (sort: string) => {
    const { needs, heldUntil } = placeIn(sort);
    return (heldUntil === undefined || at >= heldUntil) && missingSkills(skills, needs).length === 0;
  },
});

/** Every queue with how much waits in it that the agent has the skills for and that is not on hold, and when the first of that is due. */
export const listQueues: HttpHandler = async ({ caller, at }, runtime) => {
  const worker = await workerOf(runtime, caller.id);
  const items = await Promise.all(
    QueueName.options.map(async (queue) => {
      const { count, firstSort } = await countCases(runtime.store, { ...queueOf(queue, worker, at), limit: COUNT_MAX });
      const firstDueAt = firstSort === undefined ? undefined : placeIn(firstSort).dueAt;
      return { queue, waiting: count, ...(firstDueAt === undefined ? {} : { firstDueAt }) };
    }),
  );
  return { status: 200, body: { items } };
};

type Query = { readonly limit: number; readonly cursor?: z.infer<(typeof PageQuery)["cursor"]> };

/** What of one queue the agent may work on, the most pressing first. */
export const listQueueItems: HttpHandler = async (request: HttpRequest<unknown, Query>, runtime) => {
  const queue = QueueName.safeParse(request.params.queue);
  if (!queue.success) throw notFound("queue");
  const { caller, at } = request;
  const { limit, cursor } = request.query;
  const worker = await workerOf(runtime, caller.id);
  const list = { ...queueOf(queue.data, worker, at), limit, cursor };
  // An index may be a moment behind: what has left the queue since is not shown in it.
  const isThere = ({ state }: ListedCase): boolean => {
    const item = WorkItem.parse(state);
    return item.status === "open" && item.queue === queue.data && mayTake(item, caller, worker, at);
  };
  const page = await listCases(runtime.store, await runtime.cursorKey(), list, isThere);
  if (page === undefined) throw invalidCursor();
  const items = page.items.map(({ state }) => workItemView(WorkItem.parse(state), at));
  return { status: 200, body: { ...page, items } };
};
