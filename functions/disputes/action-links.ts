import { AUDIENCES, type Audience, fullPath, type Route } from "../../adapters/http/route.ts";
import type { Dispute } from "../../domain/disputes/index.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { returnCaseRoutes } from "../agent-desk/return-case-routes.ts";
import { disputeRoutes } from "./routes.ts";

const audienceOf = (actor: string): Audience | undefined =>
  (Object.keys(AUDIENCES) as Audience[]).find((audience) =>
    (AUDIENCES[audience].roles as readonly string[]).includes(actor),
  );

/** An appeal is a case of its own, which is opened below the dispute. */
const appeals = (["storefront", "seller"] as const).map((audience) => ({
  audience,
  path: "/disputes/{disputeId}/appeals" as const,
  action: "appeals",
}));

const rows: readonly Pick<Route, "audience" | "path" | "action">[] = [
  ...disputeRoutes,
  ...returnCaseRoutes,
  ...appeals,
];

/** Where an actor sends the command behind an action of a dispute. Every action has a route; a test walks them all. */
export const disputeLinkOf = (state: Dispute, actor: string, action: string): string => {
  const audience = audienceOf(actor);
  const route = rows.find((row) => row.audience === audience && row.action === action);
  invariant(route !== undefined, `${action} by ${actor} has a route`);
  const openOffer = state.offers.find(({ standing }) => standing === "open");
  return fullPath(route)
    .replace("{disputeId}", state.disputeId)
    .replace("{caseId}", state.disputeId)
    .replace("{offerId}", openOffer?.offerId ?? "")
    .replace("{decisionId}", state.pending?.decision.decisionId ?? "");
};
