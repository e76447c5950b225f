import { answerOnce } from "../../adapters/http/answer-once.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { recordChargebackNews } from "../chargebacks/record-chargeback-news.ts";
import type { PaymentEventBody } from "./payment-event-body.ts";
import { recordExternalRefund } from "./record-external-refund.ts";
import { recordLegNews } from "./record-leg-news.ts";

/** Takes in a webhook of the payment provider, as often and in whatever order it comes. */
export const recordPaymentEvent: HttpHandler = async (request: HttpRequest<PaymentEventBody>, runtime) => {
  const { body, commandId } = request;
  switch (body.type) {
    case "refund.external":
      return answerOnce(runtime, request, async () => ({
        status: 202,
        body: await recordExternalRefund(runtime, body, commandId),
      }));
    case "chargeback.opened":
    case "chargeback.updated":
    case "chargeback.won":
    case "chargeback.lost":
      return answerOnce(runtime, request, async () => ({
        status: 202,
        body: await recordChargebackNews(runtime, body, commandId),
      }));
    default:
      return recordLegNews(runtime, body, request);
  }
};
