import { type ListedCase, listCases } from "../../adapters/dynamodb/case-list.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import { Dispute, wakeAt } from "../../domain/disputes/index.ts";
import type { DisputeListQuery } from "./dispute-list-query.ts";
import { disputeView } from "./dispute-view.ts";

type Request = HttpRequest<unknown, DisputeListQuery>;

const wanted =
  ({ status, dueBefore }: DisputeListQuery) =>
  ({ kind, state }: ListedCase): boolean => {
    if (kind !== "dispute") return false;
    const listed = Dispute.parse(state);
    const dueAt = wakeAt(listed);
    return (
      (status === undefined || listed.status === status) &&
      (dueBefore === undefined || (dueAt !== undefined && dueAt < dueBefore))
    );
  };

const listDisputes =
  (listOf: (request: Request) => Pick<Parameters<typeof listCases>[2], "index" | "partition">): HttpHandler =>
  async (request: Request, runtime) => {
    const { limit, cursor } = request.query;
    const list = { ...listOf(request), newestFirst: true, limit, cursor };
    const page = await listCases(runtime.store, await runtime.cursorKey(), list, wanted(request.query));
    if (page === undefined) throw invalidCursor();
    const items = page.items.map(({ state, version }) => disputeView(Dispute.parse(state), version, request));
    return { status: 200, body: { ...page, items } };
  };

/** A buyer's disputes, the newest first. */
export const listBuyerDisputes = listDisputes(({ caller }) => ({
  index: indexes.byBuyer,
  partition: `BUYER#${caller.id}`,
}));

/** A seller's disputes, the newest first. */
export const listSellerDisputes = listDisputes(({ caller }) => ({
  index: indexes.bySeller,
  partition: `SELLER#${caller.sellerId}`,
}));
