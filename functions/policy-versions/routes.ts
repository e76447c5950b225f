import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { EmptyBody } from "../refunds/leg-bodies.ts";
import { PageQuery } from "../returns/list-query.ts";
import { VersionAnswer, VersionPageAnswer, VersionTimeline, WholeVersion } from "./version-answers.ts";
import { DraftBody, EditBody, PublishBody, RequestChangesBody } from "./version-bodies.ts";

const versions = "/policies/{market}/versions" as const;
const one = `${versions}/{number}` as const;

const row = (
  method: Route["method"],
  path: `/${string}`,
  entry: string,
  summary: string,
  rest: Partial<Route>,
): Route => ({
  audience: "platform",
  method,
  path,
  entry,
  summary,
  status: 200,
  ...rest,
});

const act = (action: string, entry: string, summary: string, body: z.ZodType = EmptyBody): Route =>
  row("POST", `${one}/${action}`, entry, summary, { action, body, response: VersionAnswer });

/** Every operation on the versions of a market's policy. */
export const versionRoutes: readonly Route[] = [
  row("GET", versions, "list-policy-versions", "The versions of a market's policy, the newest first", {
    query: z.strictObject(PageQuery),
    response: VersionPageAnswer,
  }),
  row("POST", versions, "draft-policy-version", "Begin a version of a market's policy", {
    body: DraftBody,
    response: VersionAnswer,
    status: 201,
  }),
  row("GET", one, "get-policy-version", "A version with its document, problems and history", {
    response: WholeVersion,
  }),
  row("GET", `${one}/timeline`, "get-policy-version-timeline", "What happened to a version, in order", {
    response: VersionTimeline,
  }),
  row("PUT", one, "edit-policy-version", "Change what a version says", {
    action: "edit",
    body: EditBody,
    response: VersionAnswer,
  }),
  act("submit", "submit-policy-version", "Ask others to look at a version"),
  act("request-changes", "request-policy-changes", "Send a version back with what should change", RequestChangesBody),
  act("approve", "approve-policy-version", "Say yes to a version as a second person"),
  act("publish", "publish-policy-version", "Put an approved version into force, now or later", PublishBody),
  act("cancel", "cancel-policy-schedule", "Take a version out of the schedule"),
  act("withdraw", "withdraw-policy-version", "Give a version up for good"),
];
