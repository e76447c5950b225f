import { addNote } from "../agent-desk/add-note.http.ts";
import { approveDecision } from "../agent-desk/approve-decision.http.ts";
import { claimCase } from "../agent-desk/claim-case.http.ts";
import { closeAsDuplicate } from "../agent-desk/close-as-duplicate.http.ts";
import { decideCase } from "../agent-desk/decide-case.http.ts";
import { getAgentProfile } from "../agent-desk/get-agent-profile.http.ts";
import { getCase, getCaseTimeline } from "../agent-desk/get-case.http.ts";
import { handOffCase } from "../agent-desk/hand-off-case.http.ts";
import { holdCase } from "../agent-desk/hold-case.http.ts";
import { listQueueItems, listQueues } from "../agent-desk/list-queues.http.ts";
import { previewDecision } from "../agent-desk/preview-decision.http.ts";
import { prolongLease } from "../agent-desk/prolong-lease.http.ts";
import { putAgentProfile } from "../agent-desk/put-agent-profile.http.ts";
import { rejectDecision } from "../agent-desk/reject-decision.http.ts";
import { releaseCase } from "../agent-desk/release-case.http.ts";
import { getArticle } from "../articles/get-article.http.ts";
import { acceptChargeback } from "../chargebacks/accept-chargeback.http.ts";
import { matchChargeback } from "../chargebacks/match-chargeback.http.ts";
import { representChargeback } from "../chargebacks/represent-chargeback.http.ts";
import { reviewChargeback } from "../chargebacks/review-chargeback.http.ts";
import { extendDisputeEvidence } from "../disputes/extend-dispute-evidence.http.ts";
import { requestDisputeEvidence } from "../disputes/request-dispute-evidence.http.ts";
import { sendDisputeMessage } from "../disputes/send-dispute-message.http.ts";
import { changeVisibility } from "../evidence/change-visibility.http.ts";
import { listCaseEvidence } from "../evidence/list-case-evidence.http.ts";
import { completeCallBack } from "../feedback/complete-call-back.http.ts";
import { summariseFeedback } from "../feedback/summarise-feedback.http.ts";
import { claimQualityReview } from "../quality/claim-quality-review.http.ts";
import { getQualityReview } from "../quality/get-quality-review.http.ts";
import { measureQuality } from "../quality/measure-quality.http.ts";
import { releaseQualityReview } from "../quality/release-quality-review.http.ts";
import { submitQualityReview } from "../quality/submit-quality-review.http.ts";
import { abandonLeg } from "../refunds/abandon-leg.http.ts";
import { abandonRefund } from "../refunds/abandon-refund.http.ts";
import { rerouteLeg } from "../refunds/reroute-leg.http.ts";
import { resumeRefund } from "../refunds/resume-refund.http.ts";
import { completeStep } from "../sops/complete-step.http.ts";
import { deviateFromSop } from "../sops/deviate-from-sop.http.ts";
import { failStep } from "../sops/fail-step.http.ts";
import { measureAdherence } from "../sops/measure-adherence.http.ts";
import { skipStep } from "../sops/skip-step.http.ts";
import { operationsOf } from "./operations-of.ts";

/** The agent API: its routes with their use cases. */
export const agentOperations = operationsOf("agent", {
  "change-visibility": changeVisibility,
  "list-case-evidence": listCaseEvidence,
  "get-article": getArticle,
  "accept-chargeback": acceptChargeback,
  "match-chargeback": matchChargeback,
  "represent-chargeback": representChargeback,
  "review-chargeback": reviewChargeback,
  "abandon-leg": abandonLeg,
  "abandon-refund": abandonRefund,
  "add-note": addNote,
  "approve-decision": approveDecision,
  "claim-case": claimCase,
  "extend-dispute-evidence": extendDisputeEvidence,
  "request-dispute-evidence": requestDisputeEvidence,
  "send-dispute-message": sendDisputeMessage,
  "claim-quality-review": claimQualityReview,
  "close-as-duplicate": closeAsDuplicate,
  "complete-call-back": completeCallBack,
  "complete-step": completeStep,
  "decide-case": decideCase,
  "deviate-from-sop": deviateFromSop,
  "fail-step": failStep,
  "get-agent-profile": getAgentProfile,
  "get-case": getCase,
  "get-case-timeline": getCaseTimeline,
  "hand-off-case": handOffCase,
  "hold-case": holdCase,
  "get-quality-review": getQualityReview,
  "list-queue-items": listQueueItems,
  "list-queues": listQueues,
  "measure-adherence": measureAdherence,
  "measure-quality": measureQuality,
  "preview-decision": previewDecision,
  "prolong-lease": prolongLease,
  "put-agent-profile": putAgentProfile,
  "reject-decision": rejectDecision,
  "release-case": releaseCase,
  "release-quality-review": releaseQualityReview,
  "reroute-leg": rerouteLeg,
  "resume-refund": resumeRefund,
  "skip-step": skipStep,
  "submit-quality-review": submitQualityReview,
  "summarise-feedback": summariseFeedback,
});
