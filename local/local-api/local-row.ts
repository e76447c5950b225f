import * as z from "zod";
import type { HttpAnswer } from "../../adapters/http/exchange.ts";
import { Problem } from "../../adapters/http/problem.ts";
import { validated } from "../../adapters/http/validation.ts";
import { jsonAnswer, type LocalRequest, type LocalRow } from "../http/exchange.ts";

/** A call of a `/_local` operation, checked. */
export interface LocalCall<Body, Query> {
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly query: Query;
}

export interface LocalOperation<Body, Query> {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: `/_local/${string}`;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  handle(call: LocalCall<Body, Query>): HttpAnswer | Promise<HttpAnswer>;
}

const jsonIn = ({ body }: LocalRequest): unknown => {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    const errors = [{ pointer: "#", detail: "The body is not well-formed JSON." }];
    throw new Problem("invalid-request", "The body is not well-formed JSON.", { errors });
  }
};

const NO_QUERY = z.strictObject({});

/** A row for an operation that exists on this machine only. It asks for no token: who reaches it owns the machine. */
export const localRow = <Body = undefined, Query = Record<string, never>>(
  operation: LocalOperation<Body, Query>,
): LocalRow => ({
  method: operation.method,
  path: operation.path,
  handle: async (request, params) => {
    const query = Object.fromEntries(new URLSearchParams(request.search));
    const call = {
      params,
      query: validated<unknown>(operation.query ?? NO_QUERY, query, "query") as Query,
      body: (operation.body && validated(operation.body, jsonIn(request), "body")) as Body,
    };
    return jsonAnswer(await operation.handle(call));
  },
});
