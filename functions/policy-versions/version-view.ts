import { type PolicySchedule, scheduleOf } from "../../adapters/dynamodb/policy-schedule.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { fullPath, type Route } from "../../adapters/http/route.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import {
  actionsOf,
  intervalAt,
  type PolicyVersion,
  type Schedule,
  successorOf,
  versionAt,
  versionIdOf,
} from "../../domain/policy-versions/index.ts";
import type { VersionAnswer } from "./version-answers.ts";

type Reader = Pick<HttpRequest, "caller" | "at">;

/** The routes that act on a version; a version links to those of them that it allows. */
export type ActionRoutes = readonly Pick<Route, "audience" | "path" | "action" | "method">[];

const until = (next: Schedule[number] | undefined): Pick<VersionAnswer, "effectiveUntil"> =>
  next === undefined ? {} : { effectiveUntil: next.from };

const nextActions = (state: PolicyVersion, { caller, at }: Reader, routes: ActionRoutes) =>
  actionsOf(state, caller.id, at).flatMap((action): VersionAnswer["nextActions"] => {
    const route = routes.find((candidate) => candidate.action === action);
    if (route === undefined || route.method === "GET") return [];
    const href = fullPath(route).replace("{market}", state.market).replace("{number}", String(state.number));
    return [{ actor: "platform", action, method: route.method, href }];
  });

/** A version as its reader may see it at the instant of the request. */
export const versionView = (
  kept: PolicyVersion,
  version: number,
  schedules: PolicySchedule,
  reader: Reader,
  routes: ActionRoutes,
): VersionAnswer => {
  const schedule = scheduleOf(schedules, kept.market);
  const { versionId, supersededBy, summaryTextId: _text, ...state } = versionAt(kept, schedule, reader.at);
  return {
    ...state,
    id: versionId,
    kind: "policy_version",
    version,
    ...until(successorOf(schedule, state.number)),
    ...(supersededBy === undefined ? {} : { supersededBy: supersededBy.number }),
    nextActions: nextActions(kept, reader, routes),
  };
};

/** The number of the version that comes with the software. */
export const builtInNumber = (market: string): number => policyFor(market).document.version;

/** The version that comes with the software, in force until another one is: nobody drafted it here, and nothing can be done to it. */
export const builtInView = (market: string, schedules: PolicySchedule, at: Reader["at"]): VersionAnswer => {
  const { document, contentHash } = policyFor(market);
  invariant(contentHash !== undefined, "the policy of a file has a hash");
  const schedule = scheduleOf(schedules, market);
  const successor = intervalAt(schedule, at) === undefined ? undefined : schedule[0];
  return {
    id: versionIdOf(market, document.version),
    kind: "policy_version",
    market,
    number: document.version,
    status: successor === undefined ? "published" : "superseded",
    version: 0,
    contentHash,
    authors: [],
    approvals: [],
    effectiveFrom: document.effectiveFrom,
    ...until(schedule[0]),
    ...(successor === undefined ? {} : { supersededBy: successor.number }),
    nextActions: [],
  };
};
