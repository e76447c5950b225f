import { z } from "zod";
import { type ListedCase, type ListQuery, listCases } from "../../adapters/dynamodb/case-list.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { text } from "../../domain/kernel/text.ts";
import { Refund } from "../../domain/refunds/index.ts";
import { Return } from "../../domain/returns/index.ts";
import { PageQuery } from "../returns/list-query.ts";
import { caseView } from "./case-view.ts";
import { findCase } from "./find-case.ts";

/** Filters of the marketplace's case list. One of status, buyerId, sellerId or orderId leads; the rest narrows it. */
export const CaseListQuery = z
  .strictObject({
    ...PageQuery,
    kind: z.enum(["return", "refund"]).default("return"),
    status: z
      .string()
      .regex(/^[a-z_]{1,40}$/)
      .optional(),
    buyerId: text(128).optional(),
    sellerId: text(128).optional(),
    orderId: text(128).optional(),
    market: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    dueBefore: Instant.optional(),
  })
  .refine(({ status, buyerId, sellerId, orderId }) => status ?? buyerId ?? sellerId ?? orderId, {
    path: ["status"],
    error: "give at least one of status, buyerId, sellerId and orderId",
  });
export type CaseListQuery = z.infer<typeof CaseListQuery>;

const leading = ({
  kind,
  status,
  buyerId,
  sellerId,
  dueBefore,
}: CaseListQuery): Pick<ListQuery, "index" | "partition" | "upTo"> => {
  if (buyerId !== undefined) return { index: indexes.byBuyer, partition: `BUYER#${buyerId}` };
  if (sellerId !== undefined) return { index: indexes.bySeller, partition: `SELLER#${sellerId}` };
  return { index: indexes.byQueue, partition: `${kind}#${status}`, upTo: dueBefore };
};

const fits =
  ({ kind, status, sellerId, market, dueBefore }: CaseListQuery) =>
  (listed: ListedCase): boolean => {
    const state = listed.state as Return;
    const dueAt = state.clock?.dueAt;
    return (
      listed.kind === kind &&
      (status === undefined || kind === "refund" || state.status === status) &&
      (sellerId === undefined || state.sellerId === sellerId) &&
      (market === undefined || state.market === market) &&
      (dueBefore === undefined || (dueAt !== undefined && dueAt < dueBefore))
    );
  };

const parsed = ({ kind, state, version }: ListedCase) =>
  kind === "return"
    ? { kind: "return" as const, state: Return.parse(state), version }
    : { kind: "refund" as const, state: Refund.parse(state), version };

/** Cases by order, buyer, seller or status. An order has few cases, so that list has one page. */
export const listAllCases: HttpHandler = async (request: HttpRequest<unknown, CaseListQuery>, runtime) => {
  const { query } = request;
  if (query.orderId !== undefined) {
    const cases = (await casesOfOrder(runtime.store, query.orderId)).filter(({ kind }) => kind === query.kind);
    const found = await Promise.all(cases.map(({ caseId }) => findCase(runtime, caseId)));
    return { status: 200, body: { items: found.map((one) => caseView(one, request)) } };
  }
  const list = { ...leading(query), limit: query.limit, cursor: query.cursor };
  const page = await listCases(runtime.store, runtime.cursorKey, list, fits(query));
  if (page === undefined) throw invalidCursor();
  return { status: 200, body: { ...page, items: page.items.map((listed) => caseView(parsed(listed), request)) } };
};
