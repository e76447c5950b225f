import type * as z from "zod";
import { countCases, type ListedCase, listCases } from "../../adapters/dynamodb/case-list.ts";
import { dueAtIn } from "../../adapters/dynamodb/listing.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor, notFound } from "../../adapters/http/problem.ts";
import { QueueName, WorkItem } from "../../domain/agent-desk/index.ts";
import type { PageQuery } from "../returns/list-query.ts";
import { workItemView } from "./work-item-view.ts";

/** Counting a queue ends here: beyond it the desk shows "1000 and more". */
const COUNT_MAX = 1000;

const inQueue = (queue: string) => ({ index: indexes.byQueue, partition: `desk#${queue}` });

/** Every queue with how much waits in it and what is due first. */
export const listQueues: HttpHandler = async (_request, runtime) => {
  const items = await Promise.all(
    QueueName.options.map(async (queue) => {
      const { count, firstSort } = await countCases(runtime.store, { ...inQueue(queue), limit: COUNT_MAX });
      const firstDueAt = firstSort === undefined ? undefined : dueAtIn(firstSort);
      return { queue, waiting: count, ...(firstDueAt === undefined ? {} : { firstDueAt }) };
    }),
  );
  return { status: 200, body: { items } };
};

type Query = { readonly limit: number; readonly cursor?: z.infer<(typeof PageQuery)["cursor"]> };

/** The work of one queue, the most urgent first. */
export const listQueueItems: HttpHandler = async (request: HttpRequest<unknown, Query>, runtime) => {
  const queue = QueueName.safeParse(request.params.queue);
  if (!queue.success) throw notFound("queue");
  const { limit, cursor } = request.query;
  const list = { ...inQueue(queue.data), limit, cursor };
  // An index may be a moment behind: what has left the queue since is not shown in it.
  const isThere = ({ state }: ListedCase): boolean => {
    const item = state as WorkItem;
    return item.status === "open" && item.queue === queue.data;
  };
  const page = await listCases(runtime.store, await runtime.cursorKey(), list, isThere);
  if (page === undefined) throw invalidCursor();
  const items = page.items.map(({ state }) => workItemView(WorkItem.parse(state), request.at));
  return { status: 200, body: { ...page, items } };
};
