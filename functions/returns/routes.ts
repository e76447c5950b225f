import type { Route } from "../../adapters/http/route.ts";
import { Case, CasePage, TimelineAnswer } from "./answers.ts";
import * as body from "./bodies.ts";
import { ReturnListQuery } from "./list-query.ts";
import { AfterSalesOptions, ReturnPreview } from "./preview-answers.ts";

const buyer = { audience: "storefront", response: Case } as const;
const seller = { audience: "seller", response: Case } as const;

const step = (
  audience: typeof buyer | typeof seller,
  action: string,
  entry: string,
  summary: string,
  rest: Partial<Route> = {},
): Route => ({
  ...audience,
  method: "POST",
  path: `/returns/{returnId}/${action}`,
  action,
  entry,
  summary,
  body: body.CommentBody,
  status: 200,
  ...rest,
});

const answerToOffer = (audience: typeof buyer | typeof seller, word: string, rest: Partial<Route> = {}): Route =>
  step(audience, `${word}-offer`, `${word}-offer`, `${word} the open offer`, {
    path: `/returns/{returnId}/offers/{offerId}/${word}`,
    ...rest,
  });

const COUNTER = { body: body.OfferBody, status: 201 } as const;

/** What a buyer can do, through the storefront. */
const storefrontRoutes: readonly Route[] = [
  {
    audience: "storefront",
    method: "GET",
    path: "/orders/{orderId}/after-sales-options",
    entry: "get-after-sales-options",
    summary: "What can be returned of an order, why, until when and on which terms",
    response: AfterSalesOptions,
    status: 200,
  },
  {
    audience: "storefront",
    method: "POST",
    path: "/return-previews",
    entry: "preview-return",
    summary: "What a return request would lead to: verdict, refund and every clock; nothing is kept",
    body: body.RequestReturnBody,
    response: ReturnPreview,
    status: 200,
    changesNothing: true,
  },
  {
    ...buyer,
    method: "POST",
    path: "/returns",
    entry: "request-return",
    summary: "Ask for a return",
    body: body.RequestReturnBody,
    status: 201,
  },
  {
    audience: "storefront",
    method: "GET",
    path: "/returns",
    entry: "list-buyer-returns",
    summary: "Your returns, the newest first",
    query: ReturnListQuery,
    response: CasePage,
    status: 200,
  },
  step(buyer, "hand-over", "hand-over", "Say that the goods are on their way back", { body: body.HandOverBody }),
  step(buyer, "withdraw", "withdraw-return", "Take the request back"),
  step(buyer, "resubmit", "resubmit-return", "Ask the seller to look again", { body: body.EvidenceBody }),
  step(buyer, "escalate", "escalate-return", "Ask an agent to decide", { body: body.EvidenceBody }),
  step(buyer, "confirm-agreement", "confirm-agreement", "Confirm that you and the seller agreed outside the case"),
  answerToOffer(buyer, "accept"),
  answerToOffer(buyer, "decline"),
  answerToOffer(buyer, "counter", COUNTER),
];

/** What a seller can do, through the seller center. */
const sellerRoutes: readonly Route[] = [
  {
    audience: "seller",
    method: "GET",
    path: "/returns",
    entry: "list-seller-returns",
    summary: "The returns of your orders, by status and due time",
    query: ReturnListQuery,
    response: CasePage,
    status: 200,
  },
  step(seller, "approve", "approve-return", "Take the goods back"),
  step(seller, "approve-without-return", "approve-refund-only", "Refund and let the buyer keep the goods"),
  step(seller, "offers", "make-offer", "Offer an amount instead of the full refund", COUNTER),
  step(seller, "reject", "reject-return", "Refuse the request, with reason and evidence", { body: body.RejectBody }),
  step(seller, "inspections", "record-inspection", "Record what came back, unit by unit", {
    body: body.InspectionBody,
    status: 201,
  }),
  step(seller, "reject-received", "reject-received", "Refuse all of what came back", { body: body.RejectReceivedBody }),
  step(seller, "extend-inspection", "extend-inspection", "Take more time to inspect, once"),
  step(seller, "start-analysis", "start-analysis", "Send the goods to an expert; the clock stands still once", {
    body: body.EvidenceBody,
  }),
  step(seller, "confirm-receipt", "confirm-receipt", "Say that the goods have arrived", { body: body.ReceiptBody }),
  step(seller, "contest", "contest-refund", "Contest who bears a refund that you did not grant", {
    body: body.EvidenceBody,
  }),
  step(
    seller,
    "report-bad-parcel",
    "report-bad-parcel",
    "Report that the goods of an early refund are not those sold",
    {
      body: body.BadParcelBody,
    },
  ),
  answerToOffer(seller, "accept"),
  answerToOffer(seller, "decline"),
  answerToOffer(seller, "counter", COUNTER),
];

const reads = (["storefront", "seller"] as const).flatMap((audience): readonly Route[] => [
  {
    audience,
    method: "GET",
    path: "/returns/{returnId}",
    entry: "get-return",
    summary: "One return",
    response: Case,
    status: 200,
  },
  {
    audience,
    method: "GET",
    path: "/returns/{returnId}/timeline",
    entry: "get-return-timeline",
    summary: "What happened, in order",
    response: TimelineAnswer,
    status: 200,
  },
]);

/** Every operation on returns. */
export const returnRoutes: readonly Route[] = [...storefrontRoutes, ...sellerRoutes, ...reads];
