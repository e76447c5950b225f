import { type ChangesPlace, changedCases } from "../../adapters/dynamodb/backtest-results.ts";
import { openCursor, sealCursor } from "../../adapters/dynamodb/cursor.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import type { ChangedCase } from "../../domain/policies/backtest/index.ts";
import type { ChangesQuery } from "./answers.ts";
import { mustFindBacktest } from "./backtest-in.ts";

const isWanted =
  ({ kind, buyer, seller }: ChangesQuery) =>
  ({ kinds, effects }: ChangedCase): boolean =>
    (kind === undefined || kinds.includes(kind)) &&
    (buyer === undefined || effects.buyer === buyer) &&
    (seller === undefined || effects.seller === seller);

const placeIn = (secret: string, list: string, cursor: string | undefined): ChangesPlace | undefined => {
  if (cursor === undefined) return undefined;
  const opened = openCursor(secret, list, cursor);
  if (opened === undefined) throw invalidCursor();
  return { item: opened.key.item ?? "", read: Number(opened.key.read) };
};

/** The cases that a version would decide differently, in order of their time, as far as they are counted. */
export const listBacktestChanges: HttpHandler = async (request: HttpRequest<unknown, ChangesQuery>, runtime) => {
  const { query } = request;
  const { backtestId } = (await mustFindBacktest(runtime, request)).state;
  const secret = await runtime.cursorKey();
  const { limit, cursor, ...filter } = query;
  const list = JSON.stringify([backtestId, filter]);
  const page = await changedCases(runtime.store, backtestId, placeIn(secret, list, cursor), {
    limit,
    matches: isWanted(query),
  });
  const next = page.next && { item: page.next.item, read: String(page.next.read) };
  return { status: 200, body: { items: page.items, ...(next && { nextCursor: sealCursor(secret, list, next) }) } };
};
