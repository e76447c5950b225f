import type { Reaction } from "../../adapters/events/reaction.ts";

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
  { entry: "route-work-item-when-opened", on: ["WorkItemOpened", "WorkItemRequeued"] },
  {
    entry: "queue-survey-when-somebody-is-owed-a-call",
    on: ["SurveyAnswered", "SurveyFollowedUp", "SurveyInvalidated"],
  },
];
