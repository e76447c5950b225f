import type { ChargebackEventType } from "../../../domain/chargebacks/events.ts";
import type { DisputeEventType } from "../../../domain/disputes/events.ts";
import type { SurveyEventType } from "../../../domain/feedback/events.ts";
import type { VersionEventType } from "../../../domain/policy-versions/events.ts";
import type { RefundEvent } from "../../../domain/refunds/events.ts";
import type { ReturnEventType } from "../../../domain/returns/events.ts";
import type { Viewer } from "../viewer.ts";

/** Who is told of an event. Agents and the platform are told of all. */
type Audience = "everyone" | "buyer" | "seller" | "staff";

/**
 * Decisions are told when they hold, not while they are weighed; who bears a refund is nothing to the buyer, and what the
 * platform gives of its own nothing to the seller.
 */
const returnAudience: Readonly<Record<ReturnEventType, Audience>> = {
  ReturnRequested: "everyone",
  SellerAsked: "everyone",
  SellerReminded: "seller",
  VariantExposed: "staff",
  ReturnApproved: "everyone",
  AgreementClaimed: "everyone",
  ReturnRejected: "everyone",
  ReturnResubmitted: "everyone",
  ReturnEscalated: "everyone",
  OfferMade: "everyone",
  OfferClosed: "everyone",
  GoodsHandedOver: "everyone",
  ParcelScanned: "everyone",
  ParcelLost: "everyone",
  GoodsArrived: "everyone",
  InspectionExtended: "everyone",
  AnalysisStarted: "everyone",
  UnitsInspected: "everyone",
  HandOverReminded: "buyer",
  ReturnLapsed: "everyone",
  HandOverResumed: "everyone",
  SettlementBegun: "everyone",
  RefundOrdered: "everyone",
  LiabilitySettled: "seller",
  RefundSubmitted: "everyone",
  RefundOverdue: "buyer",
  RefundOutcomeRecorded: "everyone",
  CompensationGranted: "buyer",
  CompensationOutcomeRecorded: "buyer",
  RefundContested: "everyone",
  BadParcelReported: "everyone",
  ReturnWithdrawn: "everyone",
  ReturnClosed: "everyone",
  DecisionProposed: "staff",
  DecisionMade: "everyone",
  DecisionRejected: "staff",
  DecisionExpired: "staff",
  DecisionOverdue: "everyone",
  ReturnDisputed: "everyone",
  ReturnDisputeEnded: "everyone",
  ChargebackOpened: "everyone",
  ChargebackClosed: "everyone",
};

/** How a buyer is paid is nothing to the seller, and how the payment is kept safe inside is nothing to either. */
const refundAudience: Readonly<Record<RefundEvent["type"], Audience>> = {
  RefundOpened: "everyone",
  LegsPlanned: "buyer",
  LegsReserved: "staff",
  LegsHeld: "buyer",
  LegsReleased: "buyer",
  LegSubmitted: "buyer",
  LegAccepted: "buyer",
  LegSucceeded: "buyer",
  LegFailed: "buyer",
  LegTimedOut: "staff",
  LegNotFound: "staff",
  LegRetried: "staff",
  LegRerouted: "buyer",
  LegAbandoned: "buyer",
  LegReturned: "buyer",
  LegContradicted: "staff",
  LegSettledByChargeback: "buyer",
  LegSplit: "staff",
  ExternalLegAdopted: "everyone",
  StoreCreditBonusEarned: "buyer",
  LiabilityAssigned: "seller",
  RefundOverdue: "staff",
  RefundParked: "staff",
  RefundResumed: "staff",
  RefundAbandoned: "everyone",
  RefundCompleted: "everyone",
};

/** Whom a party was asked, and what it said, is between it and the agents who call back. */
const surveyAudience: Readonly<Record<SurveyEventType, Audience>> = {
  SurveyOpened: "staff",
  SurveyScheduled: "staff",
  SurveySuppressed: "staff",
  SurveySent: "staff",
  SurveyLinkOpened: "staff",
  SurveyReminded: "staff",
  SurveyAnswered: "staff",
  SurveyExpired: "staff",
  SurveyCancelled: "staff",
  SurveyInvalidated: "staff",
  CallBackOverdue: "staff",
  SurveyFollowedUp: "staff",
};

/** What the bank claims, and what we answer, is between the marketplace and its provider; the parties read it in their own cases. */
const chargebackAudience: Readonly<Record<ChargebackEventType, Audience>> = {
  ChargebackReceived: "staff",
  ChargebackNewsKept: "staff",
  ChargebackMatched: "staff",
  ChargebackUpdated: "staff",
  ChargebackEvidenceWanted: "staff",
  ChargebackEvidenceSubmitted: "staff",
  ChargebackAccepted: "staff",
  ChargebackResponseDueSoon: "staff",
  ChargebackResponseOverdue: "staff",
  ChargebackOutcomeOverdue: "staff",
  ChargebackWon: "staff",
  ChargebackLost: "staff",
  ChargebackLossCounted: "staff",
  DualRecoveryFlagged: "staff",
  ChargebackNewsAfterEnd: "staff",
  ChargebackReviewed: "staff",
};

/** Both sides read the same, but for what is proposed among agents and what is promised to one of them. */
const disputeAudience: Readonly<Record<DisputeEventType, Audience>> = {
  DisputeOpened: "everyone",
  DisputeMessageSent: "everyone",
  DisputeOfferMade: "everyone",
  DisputeOfferClosed: "everyone",
  DisputeAgreementReached: "everyone",
  DisputeEscalated: "everyone",
  DisputeClockReminded: "everyone",
  DisputeLapsed: "everyone",
  DisputeWithdrawn: "everyone",
  DisputeTriaged: "everyone",
  DisputeEvidenceRequested: "everyone",
  BuyerAwaited: "everyone",
  SellerAwaited: "everyone",
  BothAwaited: "everyone",
  DisputeEvidenceSubmitted: "everyone",
  DisputeEvidenceExtended: "everyone",
  DisputeEvidenceMissed: "everyone",
  DisputeReviewBegun: "everyone",
  DisputeDecisionProposed: "staff",
  DisputeDecisionMade: "everyone",
  DisputeDecisionRejected: "staff",
  DisputeDecisionExpired: "staff",
  DisputeDecisionOverdue: "everyone",
  DisputePaymentOrdered: "everyone",
  DisputePaymentSubmitted: "everyone",
  DisputePaymentRecorded: "everyone",
  DisputeSettlementBegun: "everyone",
  DisputePaymentOverdue: "buyer",
  DisputeReturnConcluded: "everyone",
  DisputeSettled: "everyone",
  DisputeAppealed: "everyone",
  DisputeAppealEnded: "everyone",
  DisputeDecisionRevised: "everyone",
  DisputeFinalised: "everyone",
  DisputeSuspended: "everyone",
  DisputeResumed: "everyone",
};

/** Who works on a policy is told how it comes into force; everybody else reads what it grants them. */
const versionAudience: Readonly<Record<VersionEventType, Audience>> = {
  VersionDrafted: "staff",
  VersionEdited: "staff",
  VersionSubmitted: "staff",
  ChangesRequested: "staff",
  BacktestRecorded: "staff",
  VersionApproved: "staff",
  VersionScheduled: "staff",
  ScheduleCancelled: "staff",
  VersionTookEffect: "staff",
  VersionSuperseded: "staff",
  VersionWithdrawn: "staff",
};

/** The event types that each kind of case can have. */
export const audiences = {
  return: returnAudience,
  refund: refundAudience,
  survey: surveyAudience,
  chargeback: chargebackAudience,
  dispute: disputeAudience,
  policy: versionAudience,
} as const;

/** Whether a reader is told of an event at all. */
export const mayKnow = (viewer: Viewer, audience: Audience): boolean =>
  viewer === "agent" || viewer === "platform" || audience === "everyone" || audience === viewer;
