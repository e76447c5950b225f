import { AUDIENCES, type Audience, fullPath, type Route } from "../../adapters/http/route.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { Return } from "../../domain/returns/index.ts";
import { returnCaseRoutes } from "../agent-desk/return-case-routes.ts";
import { returnRoutes } from "./routes.ts";

const audienceOf = (actor: string): Audience | undefined =>
  (Object.keys(AUDIENCES) as Audience[]).find((audience) =>
    (AUDIENCES[audience].roles as readonly string[]).includes(actor),
  );

const rows: readonly Pick<Route, "audience" | "path" | "action">[] = [...returnRoutes, ...returnCaseRoutes];

/** Where an actor sends the command behind an action of a case. Every action has a route; a test walks them all. */
export const linkOf = (state: Return, actor: string, action: string): string => {
  const audience = audienceOf(actor);
  const route = rows.find((row) => row.audience === audience && row.action === action);
  invariant(route !== undefined, `${action} by ${actor} has a route`);
  const openOffer = state.offers.find(({ standing }) => standing === "open");
  return fullPath(route)
    .replace("{returnId}", state.returnId)
    .replace("{caseId}", state.returnId)
    .replace("{offerId}", openOffer?.offerId ?? "")
    .replace("{decisionId}", state.pendingDecision?.decisionId ?? "");
};
