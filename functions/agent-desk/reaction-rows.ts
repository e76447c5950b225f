import type { Reaction } from "../../adapters/events/reaction.ts";
import { NEWS_EVENTS } from "./hold-news.ts";

/** Which cases come to the agents, and when they leave again. */
export const agentDeskReactionRows: readonly Reaction[] = [
  {
    entry: "queue-return-when-it-needs-an-agent",
    on: [
      "ReturnEscalated",
      "DecisionProposed",
      "DecisionMade",
      "DecisionRejected",
      "DecisionExpired",
      "DecisionOverdue",
      "RefundContested",
      "BadParcelReported",
      "ReturnWithdrawn",
      "ReturnClosed",
      "SettlementBegun",
      "ReturnApproved",
    ],
  },
  {
    entry: "queue-refund-when-it-needs-an-agent",
    on: ["RefundParked", "RefundResumed", "LegFailed", "LegRerouted", "LegAbandoned", "RefundCompleted"],
  },
  {
    entry: "queue-chargeback-when-it-needs-an-agent",
    on: [
      "ChargebackReceived",
      "ChargebackMatched",
      "ChargebackUpdated",
      "ChargebackEvidenceWanted",
      "ChargebackAccepted",
      "ChargebackResponseDueSoon",
      "ChargebackResponseOverdue",
      "ChargebackOutcomeOverdue",
      "ChargebackWon",
      "ChargebackLost",
      "DualRecoveryFlagged",
      "ChargebackNewsAfterEnd",
      "ChargebackReviewed",
    ],
  },
  { entry: "end-hold-when-case-moved", on: NEWS_EVENTS },
  { entry: "route-work-item-when-opened", on: ["WorkItemOpened", "WorkItemRequeued"] },
  {
    entry: "queue-dispute-when-it-needs-an-agent",
    on: [
      "DisputeReviewBegun",
      "DisputeDecisionProposed",
      "DisputeDecisionMade",
      "DisputeDecisionRejected",
      "DisputeDecisionExpired",
      "DisputeDecisionOverdue",
      "DisputeEvidenceRequested",
      "DisputePaymentOrdered",
      "DisputePaymentOverdue",
      "DisputePaymentSubmitted",
      "DisputePaymentRecorded",
      "DisputeSettled",
      "DisputeFinalised",
      "DisputeWithdrawn",
      "DisputeSuspended",
      "DisputeResumed",
    ],
  },
  {
    entry: "queue-survey-when-somebody-is-owed-a-call",
    on: ["SurveyAnswered", "SurveyFollowedUp", "SurveyInvalidated"],
  },
];
