import { getArticle } from "../articles/get-article.http.ts";
import { acceptDisputeOffer } from "../disputes/accept-dispute-offer.http.ts";
import { contestDispute } from "../disputes/contest-dispute.http.ts";
import { declineDisputeOffer } from "../disputes/decline-dispute-offer.http.ts";
import { escalateDispute } from "../disputes/escalate-dispute.http.ts";
import { extendDisputeEvidence } from "../disputes/extend-dispute-evidence.http.ts";
import { getDispute } from "../disputes/get-dispute.http.ts";
import { getDisputeTimeline } from "../disputes/get-dispute-timeline.http.ts";
import { listSellerDisputes } from "../disputes/list-disputes.http.ts";
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
import { approveRefundOnly } from "../returns/approve-refund-only.http.ts";
import { approveReturn } from "../returns/approve-return.http.ts";
import { confirmReceipt } from "../returns/confirm-receipt.http.ts";
import { contestRefund } from "../returns/contest-refund.http.ts";
import { counterOffer } from "../returns/counter-offer.http.ts";
import { declineOffer } from "../returns/decline-offer.http.ts";
import { extendInspection } from "../returns/extend-inspection.http.ts";
import { getReturn } from "../returns/get-return.http.ts";
import { getReturnTimeline } from "../returns/get-return-timeline.http.ts";
import { listSellerReturns } from "../returns/list-returns.http.ts";
import { makeOffer } from "../returns/make-offer.http.ts";
import { recordInspection } from "../returns/record-inspection.http.ts";
import { rejectReceived } from "../returns/reject-received.http.ts";
import { rejectReturn } from "../returns/reject-return.http.ts";
import { reportBadParcel } from "../returns/report-bad-parcel.http.ts";
import { startAnalysis } from "../returns/start-analysis.http.ts";
import { operationsOf } from "./operations-of.ts";

/** The seller API: its routes with their use cases. */
export const sellerOperations = operationsOf("seller", {
  "get-article": getArticle,
  "accept-dispute-offer": acceptDisputeOffer,
  "contest-dispute": contestDispute,
  "decline-dispute-offer": declineDisputeOffer,
  "escalate-dispute": escalateDispute,
  "extend-dispute-evidence": extendDisputeEvidence,
  "get-dispute": getDispute,
  "get-dispute-timeline": getDisputeTimeline,
  "list-seller-disputes": listSellerDisputes,
  "make-dispute-offer": makeDisputeOffer,
  "open-dispute": openDispute,
  "send-dispute-message": sendDisputeMessage,
  "submit-dispute-evidence": submitDisputeEvidence,
  "withdraw-dispute": withdrawDispute,
  "accept-offer": acceptOffer,
  "answer-survey": answerSurvey,
  "approve-refund-only": approveRefundOnly,
  "approve-return": approveReturn,
  "confirm-receipt": confirmReceipt,
  "contest-refund": contestRefund,
  "counter-offer": counterOffer,
  "decline-offer": declineOffer,
  "extend-inspection": extendInspection,
  "get-evidence": getEvidence,
  "list-case-evidence": listCaseEvidence,
  "list-dispute-evidence": listDisputeEvidence,
  "get-return": getReturn,
  "get-return-timeline": getReturnTimeline,
  "get-survey": getSurvey,
  "list-seller-returns": listSellerReturns,
  "make-offer": makeOffer,
  "record-inspection": recordInspection,
  "reject-received": rejectReceived,
  "reject-return": rejectReturn,
  "report-bad-parcel": reportBadParcel,
  "request-upload": requestUpload,
  "start-analysis": startAnalysis,
});
