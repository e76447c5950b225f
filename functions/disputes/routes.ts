import type { Route } from "../../adapters/http/route.ts";
import { TimelineAnswer } from "../returns/answers.ts";
import { DisputeCase, DisputePage } from "./dispute-answers.ts";
import * as body from "./dispute-bodies.ts";
import { DisputeListQuery } from "./dispute-list-query.ts";

type PartyAudience = "storefront" | "seller";

const step = (
  audience: Route["audience"],
  action: string,
  entry: string,
  summary: string,
  rest: Partial<Route> = {},
): Route => ({
  audience,
  method: "POST",
  path: `/disputes/{disputeId}/${action}`,
  action,
  entry,
  summary,
  body: body.CommentBody,
  response: DisputeCase,
  status: 200,
  ...rest,
});

const LISTS = {
  storefront: { entry: "list-buyer-disputes", summary: "Your disputes, the newest first" },
  seller: { entry: "list-seller-disputes", summary: "The disputes about your sales, the newest first" },
} as const;

const reads = (audience: PartyAudience): readonly Route[] => [
  {
    audience,
    method: "GET",
    path: "/disputes",
    ...LISTS[audience],
    query: DisputeListQuery,
    response: DisputePage,
    status: 200,
  },
  {
    audience,
    method: "GET",
    path: "/disputes/{disputeId}",
    entry: "get-dispute",
    summary: "One dispute as you see it: whose turn it is, what was said, every deadline",
    response: DisputeCase,
    status: 200,
  },
  {
    audience,
    method: "GET",
    path: "/disputes/{disputeId}/timeline",
    entry: "get-dispute-timeline",
    summary: "What happened, in order",
    response: TimelineAnswer,
    status: 200,
  },
];

const talk = (audience: PartyAudience): readonly Route[] => [
  step(audience, "messages", "send-dispute-message", "Say something to the other side", {
    body: body.MessageBody,
    status: 201,
  }),
  step(audience, "offers", "make-dispute-offer", "Propose an amount instead of a decision, or answer an offer by one", {
    body: body.OfferBody,
    status: 201,
  }),
  step(audience, "accept-offer", "accept-dispute-offer", "Accept the open offer of the other side", {
    path: "/disputes/{disputeId}/offers/{offerId}/accept",
  }),
  step(audience, "decline-offer", "decline-dispute-offer", "Decline the open offer of the other side", {
    path: "/disputes/{disputeId}/offers/{offerId}/decline",
  }),
];

const ofParty = (audience: PartyAudience): readonly Route[] => [
  {
    audience,
    method: "POST",
    path: "/disputes",
    entry: "open-dispute",
    summary: "Open a dispute on units of an order, or on a return that is closed",
    body: body.OpenDisputeBody,
    response: DisputeCase,
    status: 201,
  },
  ...reads(audience),
  ...talk(audience),
  step(audience, "escalate", "escalate-dispute", "Ask the platform to decide"),
  step(audience, "withdraw", "withdraw-dispute", "Take back a dispute that you opened"),
  step(audience, "evidence", "submit-dispute-evidence", "Give evidence: files, words, or both", {
    body: body.EvidenceBody,
    status: 201,
  }),
  step(audience, "extend-evidence", "extend-dispute-evidence", "Take more time for evidence, once a request"),
];

const ofAgents: readonly Route[] = [
  step("agent", "messages", "send-dispute-message", "Say something to both sides of a dispute that you hold", {
    body: body.MessageBody,
    status: 201,
  }),
  step(
    "agent",
    "request-evidence",
    "request-dispute-evidence",
    "Ask one side of a dispute that you hold for evidence",
    {
      body: body.RequestEvidenceBody,
      status: 201,
    },
  ),
  step("agent", "extend-evidence", "extend-dispute-evidence", "Give one side more time for evidence, once a request", {
    body: body.ExtendEvidenceBody,
  }),
];

// The same step as an escalation, by the name that sellers know it by.
const contest: Route = {
  audience: "seller",
  method: "POST",
  path: "/disputes/{disputeId}/contest",
  entry: "contest-dispute",
  summary: "Contest the claim: the platform decides",
  body: body.CommentBody,
  response: DisputeCase,
  status: 200,
};

/** Every operation on disputes but for decisions, which are taken where all cases are decided. */
export const disputeRoutes: readonly Route[] = [...ofParty("storefront"), ...ofParty("seller"), contest, ...ofAgents];
