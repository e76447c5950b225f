import * as z from "zod";
import { type ListedCase, type ListQuery, listCases } from "../../adapters/dynamodb/case-list.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import { Chargeback, deadlineOf } from "../../domain/chargebacks/index.ts";
import { Dispute, wakeAt as disputeWakeAt } from "../../domain/disputes/index.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { text } from "../../domain/kernel/text.ts";
import { Refund, refundStatus, wakeAt } from "../../domain/refunds/index.ts";
import { Return } from "../../domain/returns/index.ts";
import { PageQuery } from "../returns/list-query.ts";
import { caseView } from "./case-view.ts";
import { type FoundCase as AnyCase, findCase } from "./find-case.ts";

/** What is listed: surveys are not. */
type FoundCase = Exclude<AnyCase, { kind: "survey" }>;

/** The kinds of case that stand in the lists of their parties. */
const LISTED_BY_PARTY: readonly string[] = ["return", "dispute"];

/** Filters of the marketplace's case list. One of status, buyerId, sellerId or orderId leads; the rest narrows it. */
export const CaseListQuery = z
  .strictObject({
    ...PageQuery,
    kind: z.enum(["return", "refund", "chargeback", "dispute"]).default("return"),
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
  })
  // Refunds and chargebacks stand in no list of a party: a party reads the return, which says what became of its money.
  .refine(({ kind, status, orderId }) => LISTED_BY_PARTY.includes(kind) || (status ?? orderId) !== undefined, {
    path: ["status"],
    error: "refunds and chargebacks are listed by status or orderId",
  });
export type CaseListQuery = z.infer<typeof CaseListQuery>;

const leading = ({
  kind,
  status,
  buyerId,
  sellerId,
  dueBefore,
}: CaseListQuery): Pick<ListQuery, "index" | "partition" | "upTo"> => {
  const isOfParty = LISTED_BY_PARTY.includes(kind);
  if (isOfParty && buyerId !== undefined) return { index: indexes.byBuyer, partition: `BUYER#${buyerId}` };
  if (isOfParty && sellerId !== undefined) return { index: indexes.bySeller, partition: `SELLER#${sellerId}` };
  return { index: indexes.byQueue, partition: `${kind}#${status}`, upTo: dueBefore };
};

const dueAtOf = (found: FoundCase): string | undefined => {
  if (found.kind === "return") return found.state.clock?.dueAt;
  if (found.kind === "dispute") return disputeWakeAt(found.state);
  return found.kind === "chargeback" ? deadlineOf(found.state)?.at : wakeAt(found.state);
};

// Whose payment a chargeback takes back is not known before it is matched.
const partiesOf = (found: FoundCase): { readonly buyerId?: string; readonly market?: string } =>
  found.kind === "chargeback" ? (found.state.payment ?? {}) : found.state;

const fits =
  ({ status, buyerId, sellerId, market, dueBefore }: CaseListQuery) =>
  (found: FoundCase): boolean => {
    const { state } = found;
    const dueAt = dueAtOf(found);
    const { buyerId: buyer, market: place } = partiesOf(found);
    return (
      (status === undefined || statusOf(found) === status) &&
      (buyerId === undefined || buyer === buyerId) &&
      (sellerId === undefined || ("sellerId" in state && state.sellerId === sellerId)) &&
      (market === undefined || place === market) &&
      (dueBefore === undefined || (dueAt !== undefined && dueAt < dueBefore))
    );
  };

const parsed = ({ kind, state, version }: ListedCase): FoundCase => {
  if (kind === "return") return { kind, state: Return.parse(state), version };
  if (kind === "dispute") return { kind, state: Dispute.parse(state), version };
  return kind === "chargeback"
    ? { kind, state: Chargeback.parse(state), version }
    : { kind: "refund", state: Refund.parse(state), version };
};

const statusOf = (found: FoundCase): string =>
  found.kind === "refund" ? refundStatus(found.state) : found.state.status;

/** Cases by order, buyer, seller or status. An order has few cases, so that list has one page. */
export const listAllCases: HttpHandler = async (request: HttpRequest<unknown, CaseListQuery>, runtime) => {
  const { query } = request;
  const viewed = (found: readonly FoundCase[]) => Promise.all(found.map((one) => caseView(runtime, one, request)));
  if (query.orderId !== undefined) {
    const cases = (await casesOfOrder(runtime.store, query.orderId)).filter(({ kind }) => kind === query.kind);
    const found = await Promise.all(cases.map(({ caseId }) => findCase(runtime, caseId)));
    return {
      status: 200,
      body: { items: await viewed(found.filter((one) => one.kind !== "survey").filter(fits(query))) },
    };
  }
  const list = { ...leading(query), limit: query.limit, cursor: query.cursor };
  const isWanted = (listed: ListedCase): boolean => listed.kind === query.kind && fits(query)(parsed(listed));
  const page = await listCases(runtime.store, await runtime.cursorKey(), list, isWanted);
  if (page === undefined) throw invalidCursor();
  return { status: 200, body: { ...page, items: await viewed(page.items.map(parsed)) } };
};
