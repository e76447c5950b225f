import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { abandonLeg } from "./abandon-leg.http.ts";
import { abandonRefund } from "./abandon-refund.http.ts";
import { recordPaymentEvent } from "./record-payment-event.http.ts";
import { rerouteLeg } from "./reroute-leg.http.ts";
import { resumeRefund } from "./resume-refund.http.ts";

/** The use cases behind the routes of refunds, by entry. */
export const refundHandlers: Readonly<Record<string, HttpHandler>> = {
  "abandon-leg": abandonLeg,
  "abandon-refund": abandonRefund,
  "record-payment-event": recordPaymentEvent,
  "reroute-leg": rerouteLeg,
  "resume-refund": resumeRefund,
};
