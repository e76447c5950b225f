import { load } from "../../adapters/dynamodb/load.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { readText } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { WorkItem } from "../../domain/agent-desk/index.ts";
import { caseView } from "../cases/case-view.ts";
import { findWhole, settingOf } from "../cases/find-case.ts";
import { timelineView } from "../cases/timeline-view.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { refundSummary } from "../refunds/refund-view.ts";
import { sopOnCase } from "../sops/sop-on-case.ts";
import { type DeskAction, deskActions } from "./desk-actions.ts";
import { workItemAggregate, workItemIdOf } from "./work-item-aggregate.ts";
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

/** The whole case on one page: itself, its order, its refunds, who works on it, what agents noted, and what happened. */
export const getCase: HttpHandler = async (request, runtime) => {
  const caseId = request.params.caseId ?? "";
  const found = await findWhole(runtime, caseId);
  const { orderId } = settingOf(found);
  const [view, order, refunds, item] = await Promise.all([
    caseView(runtime, found, request),
    findOrder(runtime.store, orderId),
    refundsOf(runtime, orderId),
    load(runtime.store, workItemAggregate, workItemIdOf(caseId)),
  ]);
  const work = item?.state;
  return {
    status: 200,
    headers: { etag: `"${found.version}"` },
    body: {
      ...view,
      nextActions: deskActions<DeskAction>(view.nextActions, caseId, work, request),
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
  return { status: 200, body: { items: timelineView({ ...found, state: settingOf(found) }, request) } };
};
