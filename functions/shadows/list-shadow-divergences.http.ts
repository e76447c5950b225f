import type * as z from "zod";
import { openCursor, sealCursor } from "../../adapters/dynamodb/cursor.ts";
import { divergences } from "../../adapters/dynamodb/shadow-counts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import type { PageQuery } from "../returns/list-query.ts";
import { mustFindShadow } from "./shadow-view.ts";

type Query = z.infer<z.ZodObject<typeof PageQuery>>;

/** Every decision that a version would have made in another way since its shadow was last started, the newest first. */
export const listShadowDivergences: HttpHandler = async (request: HttpRequest<unknown, Query>, runtime) => {
  const { state } = await mustFindShadow(runtime, request);
  const { limit, cursor } = request.query;
  const secret = await runtime.cursorKey();
  const list = JSON.stringify(["divergences", state.shadowId, state.run]);
  const opened = cursor === undefined ? { key: undefined } : openCursor(secret, list, cursor);
  if (opened === undefined) throw invalidCursor();
  const { items, next } = await divergences(runtime.store, state, { limit, after: opened.key });
  return { status: 200, body: { items, ...(next && { nextCursor: sealCursor(secret, list, next) }) } };
};
