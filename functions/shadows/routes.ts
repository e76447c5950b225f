import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { PageQuery } from "../returns/list-query.ts";
import { DivergencePage, ShadowAnswer, ShadowBody, ShadowReport } from "./answers.ts";

const SHADOW = "/policies/{market}/versions/{number}/shadow";

/** How a version decides silently beside the one in force. */
export const shadowRoutes: readonly Route[] = [
  {
    audience: "platform",
    method: "POST",
    path: SHADOW,
    entry: "run-shadow",
    summary: "Let a version decide silently beside the one in force, or no longer",
    body: ShadowBody,
    response: ShadowAnswer,
    status: 200,
  },
  {
    audience: "platform",
    method: "GET",
    path: SHADOW,
    entry: "get-shadow",
    summary: "How often and in what a version would have decided otherwise, with examples",
    response: ShadowReport,
    status: 200,
  },
  {
    audience: "platform",
    method: "GET",
    path: `${SHADOW}/divergences`,
    entry: "list-shadow-divergences",
    summary: "Every decision that the version would have made in another way, the newest first",
    query: z.strictObject(PageQuery),
    response: DivergencePage,
    status: 200,
  },
];
