import type { z } from "zod";
import { listCases } from "../../adapters/dynamodb/case-list.ts";
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
export const listQueues: HttpHandler = async (request, runtime) => {
  const items = await Promise.all(
    QueueName.options.map(async (queue) => {
      const page = await listCases(runtime.store, await runtime.cursorKey(), { ...inQueue(queue), limit: COUNT_MAX });
      const [first] = page?.items ?? [];
      const firstDueAt = first === undefined ? undefined : workItemView(WorkItem.parse(first.state), request.at).dueAt;
      return { queue, waiting: page?.items.length ?? 0, ...(firstDueAt === undefined ? {} : { firstDueAt }) };
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
  const page = await listCases(runtime.store, await runtime.cursorKey(), { ...inQueue(queue.data), limit, cursor });
  if (page === undefined) throw invalidCursor();
  const items = page.items.map(({ state }) => workItemView(WorkItem.parse(state), request.at));
  return { status: 200, body: { ...page, items } };
};
