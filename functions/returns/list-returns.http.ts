import { type ListedCase, listCases } from "../../adapters/dynamodb/case-list.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import { Return } from "../../domain/returns/index.ts";
import type { ReturnListQuery } from "./list-query.ts";
import { returnView } from "./return-view.ts";
import { surroundingsOf } from "./surroundings.ts";

type Request = HttpRequest<unknown, ReturnListQuery>;

const wanted =
  ({ status, dueBefore }: ReturnListQuery) =>
  ({ kind, state }: ListedCase): boolean => {
    const listed = state as Return;
    const dueAt = listed.clock?.dueAt;
    return (
      kind === "return" &&
      (status === undefined || listed.status === status) &&
      (dueBefore === undefined || (dueAt !== undefined && dueAt < dueBefore))
    );
  };

const listReturns =
  (listOf: (request: Request) => Pick<Parameters<typeof listCases>[2], "index" | "partition">): HttpHandler =>
  async (request: Request, runtime) => {
    const { limit, cursor } = request.query;
    const list = { ...listOf(request), newestFirst: true, limit, cursor };
    const page = await listCases(runtime.store, await runtime.cursorKey(), list, wanted(request.query));
    if (page === undefined) throw invalidCursor();
    const items = await Promise.all(
      page.items.map(async ({ state: listed, version }) => {
        const state = Return.parse(listed);
        return returnView(state, version, request, await surroundingsOf(runtime, state, request));
      }),
    );
    return { status: 200, body: { ...page, items } };
  };

/** A buyer's returns, the newest first. */
export const listBuyerReturns = listReturns(({ caller }) => ({
  index: indexes.byBuyer,
  partition: `BUYER#${caller.id}`,
}));

/** A seller's returns, the newest first. */
export const listSellerReturns = listReturns(({ caller }) => ({
  index: indexes.bySeller,
  partition: `SELLER#${caller.sellerId}`,
}));
