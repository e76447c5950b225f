import type { Route } from "../../adapters/http/route.ts";
import { EvidenceAnswer, UploadAnswer } from "./evidence-answers.ts";
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

/** Files of the parties of a case. */
export const evidenceRoutes: readonly Route[] = [...filesOf("storefront"), ...filesOf("seller")];
