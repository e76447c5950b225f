import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { addNote } from "./add-note.http.ts";
import { approveDecision } from "./approve-decision.http.ts";
import { claimCase } from "./claim-case.http.ts";
import { closeAsDuplicate } from "./close-as-duplicate.http.ts";
import { decideCase } from "./decide-case.http.ts";
import { getCase, getCaseTimeline } from "./get-case.http.ts";
import { listQueueItems, listQueues } from "./list-queues.http.ts";
import { previewDecision } from "./preview-decision.http.ts";
import { rejectDecision } from "./reject-decision.http.ts";
import { releaseCase } from "./release-case.http.ts";

/** The use cases behind the routes of the agent desk, by entry. */
export const agentDeskHandlers: Readonly<Record<string, HttpHandler>> = {
  "add-note": addNote,
  "approve-decision": approveDecision,
  "claim-case": claimCase,
  "close-as-duplicate": closeAsDuplicate,
  "decide-case": decideCase,
  "get-case": getCase,
  "get-case-timeline": getCaseTimeline,
  "list-queue-items": listQueueItems,
  "list-queues": listQueues,
  "preview-decision": previewDecision,
  "reject-decision": rejectDecision,
  "release-case": releaseCase,
};
