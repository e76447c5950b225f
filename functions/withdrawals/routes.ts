import type { Route } from "../../adapters/http/route.ts";
import { EmptyBody } from "../refunds/leg-bodies.ts";
import { Case } from "../returns/answers.ts";
import { WithdrawalAnswer, WithdrawalBody } from "./withdrawal-body.ts";

/** The withdrawal function in its two steps, as Directive 2011/83, Article 11a wants it since 19 June 2026. */
export const withdrawalRoutes: readonly Route[] = [
  {
    audience: "storefront",
    method: "POST",
    path: "/withdrawals",
    entry: "state-withdrawal",
    summary: "State what you withdraw from",
    body: WithdrawalBody,
    response: WithdrawalAnswer,
    status: 201,
  },
  {
    audience: "storefront",
    method: "POST",
    path: "/withdrawals/{withdrawalId}/confirm",
    entry: "confirm-withdrawal",
    summary: "Confirm the withdrawal",
    body: EmptyBody,
    response: Case,
    status: 201,
  },
  {
    audience: "storefront",
    method: "GET",
    path: "/withdrawals/{withdrawalId}",
    entry: "get-withdrawal",
    summary: "A withdrawal and its acknowledgement, as JSON or as a document to keep",
    response: WithdrawalAnswer,
    status: 200,
    produces: ["application/json", "text/markdown"],
  },
];
