import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { ReturnEventType } from "./events.ts";

/** Where a case stands. `requested` lasts only inside the decision that opens it. */
export const ReturnStatus = z.enum([
  "requested",
  "awaiting_seller",
  "negotiating",
  "awaiting_handover",
  "in_transit",
  "inspecting",
  "rejected_open",
  "escalated",
  "lapsed",
  "settling",
  "closed",
  "withdrawn",
]);
export type ReturnStatus = z.infer<typeof ReturnStatus>;

const suspension = <S extends ReturnStatus>(status: S) => ({ ChargebackOpened: status, ChargebackClosed: status });

const decisions = <S extends ReturnStatus>(status: S) => ({
  DecisionProposed: status,
  DecisionMade: status,
  DecisionRejected: status,
  DecisionExpired: status,
});

// Money may be under way before the goods are: its facts arrive in any open status and move nothing.
const money = <S extends ReturnStatus>(status: S) => ({
  RefundOrdered: status,
  LiabilitySettled: status,
  RefundSubmitted: status,
  RefundOutcomeRecorded: status,
});

// The platform's own money goes beside everything else: it is granted in any case that agents still look at, and its
// payment ends when it ends, also after the buyer took the request back.
const granted = <S extends ReturnStatus>(status: S) => ({
  CompensationGranted: status,
  CompensationOutcomeRecorded: status,
});

const ends = { ReturnWithdrawn: "withdrawn", ReturnClosed: "closed" } as const;

/**
 * Status × event → next status of a return case. A closed case has moves left: a buyer may take an ineligible or partly
 * refused return to an agent, and a seller may contest who bears the refund, both for a while; the end proper is when
 * those instants have passed.
 */
export const returnLifecycle: Lifecycle<ReturnStatus, ReturnEventType> = {
  requested: {
    VariantExposed: "requested",
    SellerAsked: "awaiting_seller",
    ReturnApproved: "awaiting_handover",
    SettlementBegun: "settling",
    ReturnEscalated: "escalated",
    ReturnClosed: "closed",
  },
  awaiting_seller: {
    SellerReminded: "awaiting_seller",
    VariantExposed: "awaiting_seller",
    ReturnApproved: "awaiting_handover",
    SettlementBegun: "settling",
    OfferMade: "negotiating",
    AgreementClaimed: "awaiting_seller",
    ReturnRejected: "rejected_open",
    ReturnEscalated: "escalated",
    ...decisions("awaiting_seller"),
    ...granted("awaiting_seller"),
    ...suspension("awaiting_seller"),
    ...ends,
  },
  negotiating: {
    OfferMade: "negotiating",
    OfferClosed: "negotiating",
    SellerAsked: "awaiting_seller",
    HandOverResumed: "awaiting_handover",
    ReturnApproved: "awaiting_handover",
    GoodsHandedOver: "in_transit",
    SettlementBegun: "settling",
    ReturnEscalated: "escalated",
    ...decisions("negotiating"),
    ...granted("negotiating"),
    ...suspension("negotiating"),
    ...ends,
  },
  awaiting_handover: {
    VariantExposed: "awaiting_handover",
    OfferMade: "negotiating",
    HandOverReminded: "awaiting_handover",
    GoodsHandedOver: "in_transit",
    ReturnLapsed: "lapsed",
    SettlementBegun: "settling",
    ...money("awaiting_handover"),
    ...decisions("awaiting_handover"),
    ...granted("awaiting_handover"),
    ...suspension("awaiting_handover"),
    ...ends,
  },
  in_transit: {
    VariantExposed: "in_transit",
    GoodsHandedOver: "in_transit",
    ParcelScanned: "in_transit",
    ParcelLost: "in_transit",
    GoodsArrived: "inspecting",
    SettlementBegun: "settling",
    ReturnEscalated: "escalated",
    ...money("in_transit"),
    ...decisions("in_transit"),
    ...granted("in_transit"),
    ...suspension("in_transit"),
    ...ends,
  },
  inspecting: {
    VariantExposed: "inspecting",
    InspectionExtended: "inspecting",
    AnalysisStarted: "inspecting",
    UnitsInspected: "inspecting",
    ParcelScanned: "inspecting",
    SettlementBegun: "settling",
    ReturnRejected: "rejected_open",
    ReturnEscalated: "escalated",
    ...money("inspecting"),
    ...decisions("inspecting"),
    ...granted("inspecting"),
    ...suspension("inspecting"),
    ...ends,
  },
  rejected_open: {
    ReturnResubmitted: "awaiting_seller",
    ReturnApproved: "awaiting_handover",
    SettlementBegun: "settling",
    ReturnEscalated: "escalated",
    ...decisions("rejected_open"),
    ...granted("rejected_open"),
    ...suspension("rejected_open"),
    ...ends,
  },
  escalated: {
    ReturnApproved: "awaiting_handover",
    ParcelScanned: "escalated",
    DecisionOverdue: "escalated",
    ReturnDisputed: "escalated",
    ReturnDisputeEnded: "escalated",
    SettlementBegun: "settling",
    ...money("escalated"),
    ...decisions("escalated"),
    ...granted("escalated"),
    ...suspension("escalated"),
    ...ends,
  },
  lapsed: {
    ReturnApproved: "awaiting_handover",
    GoodsHandedOver: "in_transit",
    SettlementBegun: "settling",
    ...money("lapsed"),
    ...decisions("lapsed"),
    ...granted("lapsed"),
    ...suspension("lapsed"),
    ...ends,
  },
  settling: {
    RefundOverdue: "settling",
    ...money("settling"),
    ...granted("settling"),
    ...suspension("settling"),
    ReturnClosed: "closed",
  },
  closed: {
    ReturnEscalated: "escalated",
    RefundContested: "closed",
    BadParcelReported: "closed",
    DecisionOverdue: "closed",
    LiabilitySettled: "closed",
    RefundSubmitted: "closed",
    RefundOutcomeRecorded: "closed",
    ...decisions("closed"),
    ...granted("closed"),
  },
  withdrawn: { CompensationOutcomeRecorded: "withdrawn" },
};
