import { load } from "../../adapters/dynamodb/load.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { readText } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { conflictOf, type Routing, type Worker, type WorkItem } from "../../domain/agent-desk/index.ts";
import { caseView } from "../cases/case-view.ts";
import { findWhole, settingOf } from "../cases/find-case.ts";
import { timelineView } from "../cases/timeline-view.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { refundSummary } from "../refunds/refund-view.ts";
import { sopOnCase } from "../sops/sop-on-case.ts";
import { workerOf } from "./agent-profile-aggregate.ts";
import { type DeskAction, deskActions } from "./desk-actions.ts";
import { deskViewOf } from "./holding.ts";
import { routingOf } from "./routing-of.ts";
import { workItemView } from "./work-item-view.ts";

const notesOf = async (runtime: Runtime, item: WorkItem) =>
  Promise.all(
    item.notes.map(async ({ textId, by, at }) => ({
      by,
      at,
      note: (await readText(runtime.store, item.workItemId, textId)) ?? null,
    })),
  );

const refundsOf = async (runtime: Runtime, orderId: string) => {
  const cases = (await casesOfOrder(runtime.store, orderId)).filter(({ kind }) => kind === "refund");
  const found = await Promise.all(cases.map(({ caseId }) => load(runtime.store, refundAggregate, caseId)));
  return found.flatMap((refund) => (refund?.state === undefined ? [] : [refundSummary(refund.state)]));
};

// Who decided before may read on; who is close to a party may not.
const hideFromRelated = (routing: Routing, { caller }: Pick<HttpRequest, "caller">, worker: Worker): void => {
  const because = conflictOf(routing, caller.id, worker);
  if (because === "related_to_a_party") throw problemOfRefusal({ code: "case.conflict_of_interest", because });
};

/** The whole case on one page: itself, its order, its refunds, who works on it, what agents noted, and what happened. */
export const getCase: HttpHandler = async (request, runtime) => {
  const caseId = request.params.caseId ?? "";
  const found = await findWhole(runtime, caseId);
  const { orderId } = settingOf(found);
  const [view, order, refunds, desk] = await Promise.all([
    caseView(runtime, found, request),
    findOrder(runtime.store, orderId),
    refundsOf(runtime, orderId),
    deskViewOf(runtime, caseId, request),
  ]);
  const { work } = desk;
  const routing = await routingOf(runtime, found);
  hideFromRelated(routing, request, desk.worker);
  return {
    status: 200,
    headers: { etag: `"${found.version}"` },
    body: {
      ...view,
      nextActions: deskActions<DeskAction>(view.nextActions, caseId, { ...desk, routing }, request),
      order: order?.order.snapshot ?? null,
      refunds,
      sop: await sopOnCase(runtime, caseId, work, request),
      work: work === undefined ? null : { ...workItemView(work, request.at), notes: await notesOf(runtime, work) },
      timeline: timelineView({ ...found, state: settingOf(found) }, request),
    },
  };
};

/** What happened to a case, told to an agent. */
export const getCaseTimeline: HttpHandler = async (request, runtime) => {
  const found = await findWhole(runtime, request.params.caseId ?? "");
  const [routing, worker] = await Promise.all([routingOf(runtime, found), workerOf(runtime, request.caller.id)]);
  hideFromRelated(routing, request, worker);
  return { status: 200, body: { items: timelineView({ ...found, state: settingOf(found) }, request) } };
};
