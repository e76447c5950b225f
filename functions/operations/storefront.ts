import { getArticle } from "../articles/get-article.http.ts";
import { acceptDisputeOffer } from "../disputes/accept-dispute-offer.http.ts";
import { declineDisputeOffer } from "../disputes/decline-dispute-offer.http.ts";
import { escalateDispute } from "../disputes/escalate-dispute.http.ts";
import { extendDisputeEvidence } from "../disputes/extend-dispute-evidence.http.ts";
import { getDispute } from "../disputes/get-dispute.http.ts";
import { getDisputeTimeline } from "../disputes/get-dispute-timeline.http.ts";
import { listBuyerDisputes } from "../disputes/list-disputes.http.ts";
import { makeDisputeOffer } from "../disputes/make-dispute-offer.http.ts";
import { openDispute } from "../disputes/open-dispute.http.ts";
import { sendDisputeMessage } from "../disputes/send-dispute-message.http.ts";
import { submitDisputeEvidence } from "../disputes/submit-dispute-evidence.http.ts";
import { withdrawDispute } from "../disputes/withdraw-dispute.http.ts";
import { getEvidence } from "../evidence/get-evidence.http.ts";
import { listCaseEvidence } from "../evidence/list-case-evidence.http.ts";
import { listDisputeEvidence } from "../evidence/list-dispute-evidence.http.ts";
import { requestUpload } from "../evidence/request-upload.http.ts";
import { answerSurvey } from "../feedback/answer-survey.http.ts";
import { getSurvey } from "../feedback/get-survey.http.ts";
import { acceptOffer } from "../returns/accept-offer.http.ts";
import { confirmAgreement } from "../returns/confirm-agreement.http.ts";
import { counterOffer } from "../returns/counter-offer.http.ts";
import { declineOffer } from "../returns/decline-offer.http.ts";
import { escalateReturn } from "../returns/escalate-return.http.ts";
import { getAfterSalesOptions } from "../returns/get-after-sales-options.http.ts";
import { getReturn } from "../returns/get-return.http.ts";
import { getReturnTimeline } from "../returns/get-return-timeline.http.ts";
import { handOver } from "../returns/hand-over.http.ts";
import { listBuyerReturns } from "../returns/list-returns.http.ts";
import { previewReturn } from "../returns/preview-return.http.ts";
import { requestReturn } from "../returns/request-return.http.ts";
import { resubmitReturn } from "../returns/resubmit-return.http.ts";
import { withdrawReturn } from "../returns/withdraw-return.http.ts";
import { confirmWithdrawal } from "../withdrawals/confirm-withdrawal.http.ts";
import { getWithdrawal } from "../withdrawals/get-withdrawal.http.ts";
import { stateWithdrawal } from "../withdrawals/state-withdrawal.http.ts";
import { operationsOf } from "./operations-of.ts";

/** The storefront API: its routes with their use cases. */
export const storefrontOperations = operationsOf("storefront", {
  "get-article": getArticle,
  "accept-dispute-offer": acceptDisputeOffer,
  "decline-dispute-offer": declineDisputeOffer,
  "escalate-dispute": escalateDispute,
  "extend-dispute-evidence": extendDisputeEvidence,
  "get-dispute": getDispute,
  "get-dispute-timeline": getDisputeTimeline,
  "list-buyer-disputes": listBuyerDisputes,
  "make-dispute-offer": makeDisputeOffer,
  "open-dispute": openDispute,
  "send-dispute-message": sendDisputeMessage,
  "submit-dispute-evidence": submitDisputeEvidence,
  "withdraw-dispute": withdrawDispute,
  "accept-offer": acceptOffer,
  "answer-survey": answerSurvey,
  "confirm-agreement": confirmAgreement,
  "confirm-withdrawal": confirmWithdrawal,
  "counter-offer": counterOffer,
  "decline-offer": declineOffer,
  "escalate-return": escalateReturn,
  "get-after-sales-options": getAfterSalesOptions,
  "get-evidence": getEvidence,
  "list-case-evidence": listCaseEvidence,
  "list-dispute-evidence": listDisputeEvidence,
  "get-return": getReturn,
  "get-return-timeline": getReturnTimeline,
  "get-survey": getSurvey,
  "get-withdrawal": getWithdrawal,
  "hand-over": handOver,
  "list-buyer-returns": listBuyerReturns,
  "preview-return": previewReturn,
  "request-return": requestReturn,
  "request-upload": requestUpload,
  "resubmit-return": resubmitReturn,
  "state-withdrawal": stateWithdrawal,
  "withdraw-return": withdrawReturn,
});
