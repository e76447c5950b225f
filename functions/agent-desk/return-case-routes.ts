import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { DisputeCase } from "../disputes/dispute-answers.ts";
import { DisputeDecisionPreview } from "../disputes/preview-dispute-decision.ts";
import { Case } from "../returns/answers.ts";
import { ApprovalBody, CaseDecisionBody, DuplicateBody, SecondPersonBody } from "./decision-bodies.ts";
import { DecisionPreview } from "./decision-preview.ts";

const DecidedCase = z.union([Case, DisputeCase]);
const CaseDecisionPreview = z.union([DecisionPreview, DisputeDecisionPreview]);

/** What agents can do to a return or dispute itself, each a next action of the case, and the look ahead at what a decision would do. */
export const returnCaseRoutes: readonly Route[] = [
  {
    audience: "agent",
    method: "POST",
    path: "/cases/{caseId}/decisions",
    action: "decisions",
    entry: "decide-case",
    summary: "Decide or override a return or dispute that you hold; above a limit it waits for a second person",
    body: CaseDecisionBody,
    response: DecidedCase,
    status: 201,
  },
  {
    audience: "agent",
    method: "POST",
    path: "/cases/{caseId}/decision-previews",
    entry: "preview-decision",
    summary: "What a decision would do to the case, the money, the clocks and your goodwill budget; nothing is kept",
    body: CaseDecisionBody,
    response: CaseDecisionPreview,
    status: 200,
    changesNothing: true,
  },
  {
    audience: "agent",
    method: "POST",
    path: "/decisions/{decisionId}/approve",
    action: "confirm-decision",
    entry: "approve-decision",
    summary: "Agree as the second person to what the case shows under this payloadHash",
    roles: ["senior_agent"],
    body: ApprovalBody,
    response: DecidedCase,
    status: 200,
  },
  {
    audience: "agent",
    method: "POST",
    path: "/decisions/{decisionId}/reject",
    action: "reject-decision",
    entry: "reject-decision",
    summary: "Disagree as the second person",
    roles: ["senior_agent"],
    body: SecondPersonBody,
    response: DecidedCase,
    status: 200,
  },
  {
    audience: "agent",
    method: "POST",
    path: "/cases/{caseId}/close-as-duplicate",
    action: "close-as-duplicate",
    entry: "close-as-duplicate",
    summary: "Close a return whose units another case deals with",
    body: DuplicateBody,
    response: Case,
    status: 200,
  },
];
