import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { acceptOffer } from "./accept-offer.http.ts";
import { approveRefundOnly } from "./approve-refund-only.http.ts";
import { approveReturn } from "./approve-return.http.ts";
import { confirmAgreement } from "./confirm-agreement.http.ts";
import { confirmReceipt } from "./confirm-receipt.http.ts";
import { contestRefund } from "./contest-refund.http.ts";
import { counterOffer } from "./counter-offer.http.ts";
import { declineOffer } from "./decline-offer.http.ts";
import { escalateReturn } from "./escalate-return.http.ts";
import { extendInspection } from "./extend-inspection.http.ts";
import { getAfterSalesOptions } from "./get-after-sales-options.http.ts";
import { getReturn } from "./get-return.http.ts";
import { getReturnTimeline } from "./get-return-timeline.http.ts";
import { handOver } from "./hand-over.http.ts";
import { listBuyerReturns, listSellerReturns } from "./list-returns.http.ts";
import { makeOffer } from "./make-offer.http.ts";
import { previewReturn } from "./preview-return.http.ts";
import { recordInspection } from "./record-inspection.http.ts";
import { rejectReceived } from "./reject-received.http.ts";
import { rejectReturn } from "./reject-return.http.ts";
import { reportBadParcel } from "./report-bad-parcel.http.ts";
import { requestReturn } from "./request-return.http.ts";
import { resubmitReturn } from "./resubmit-return.http.ts";
import { startAnalysis } from "./start-analysis.http.ts";
import { withdrawReturn } from "./withdraw-return.http.ts";

/** The use cases behind the routes of returns, by entry. */
export const returnHandlers: Readonly<Record<string, HttpHandler>> = {
  "accept-offer": acceptOffer,
  "approve-refund-only": approveRefundOnly,
  "approve-return": approveReturn,
  "confirm-agreement": confirmAgreement,
  "confirm-receipt": confirmReceipt,
  "contest-refund": contestRefund,
  "counter-offer": counterOffer,
  "decline-offer": declineOffer,
  "escalate-return": escalateReturn,
  "extend-inspection": extendInspection,
  "get-after-sales-options": getAfterSalesOptions,
  "get-return": getReturn,
  "get-return-timeline": getReturnTimeline,
  "hand-over": handOver,
  "list-buyer-returns": listBuyerReturns,
  "list-seller-returns": listSellerReturns,
  "make-offer": makeOffer,
  "preview-return": previewReturn,
  "record-inspection": recordInspection,
  "reject-received": rejectReceived,
  "reject-return": rejectReturn,
  "report-bad-parcel": reportBadParcel,
  "request-return": requestReturn,
  "resubmit-return": resubmitReturn,
  "start-analysis": startAnalysis,
  "withdraw-return": withdrawReturn,
};
