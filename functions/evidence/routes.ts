import type { Route } from "../../adapters/http/route.ts";
import { VisibilityBody } from "./change-visibility.http.ts";
import { CaseEvidence, EvidenceAnswer, UploadAnswer, VisibilityAnswer } from "./evidence-answers.ts";
import { UploadBody } from "./request-upload.http.ts";

const filesOf = (audience: "storefront" | "seller"): readonly Route[] => [
  {
    audience,
    method: "POST",
    path: "/evidence",
    entry: "request-upload",
    summary: "Announce a file and get a form that uploads it",
    body: UploadBody,
    response: UploadAnswer,
    status: 201,
  },
  {
    audience,
    method: "GET",
    path: "/evidence/{evidenceId}",
    entry: "get-evidence",
    summary: "Where a file that you announced stands, and why it is refused or has lapsed",
    response: EvidenceAnswer,
    status: 200,
  },
];

const evidenceOf = (audience: Route["audience"], path: `/${string}`, entry = "list-case-evidence"): Route => ({
  audience,
  method: "GET",
  path,
  entry,
  summary: "The evidence of a case that you may see, with links that show it for a few minutes",
  response: CaseEvidence,
  status: 200,
});

/** Files of the parties of a case, and all evidence of a case. */
export const evidenceRoutes: readonly Route[] = [
  ...filesOf("storefront"),
  ...filesOf("seller"),
  evidenceOf("storefront", "/returns/{returnId}/evidence"),
  evidenceOf("seller", "/returns/{returnId}/evidence"),
  evidenceOf("storefront", "/disputes/{disputeId}/evidence", "list-dispute-evidence"),
  evidenceOf("seller", "/disputes/{disputeId}/evidence", "list-dispute-evidence"),
  evidenceOf("agent", "/cases/{caseId}/evidence"),
  {
    audience: "agent",
    method: "POST",
    path: "/cases/{caseId}/evidence/{evidenceId}/visibility",
    entry: "change-visibility",
    summary: "Say who may see a piece of evidence; you must hold the case",
    body: VisibilityBody,
    response: VisibilityAnswer,
    status: 200,
  },
];
