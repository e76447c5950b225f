import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { CaseListQuery } from "./list-cases.http.ts";

/** The marketplace's own look at all cases. */
export const caseRoutes: readonly Route[] = [
  {
    audience: "platform",
    method: "GET",
    path: "/cases",
    entry: "list-cases",
    summary: "Cases by order, buyer, seller or status, the most urgent or newest first",
    query: CaseListQuery,
    response: z.object({ items: z.array(z.record(z.string(), z.unknown())), nextCursor: z.string().optional() }),
    status: 200,
  },
];
