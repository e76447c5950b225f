/** Events of a return that may be its end. */
const ENDING = [
  "ReturnClosed",
  "RefundOutcomeRecorded",
  "CompensationOutcomeRecorded",
  "DecisionMade",
  "DecisionRejected",
  "DecisionExpired",
] as const;

/** Events that take an end back. */
const REOPENING = [
  "ReturnEscalated",
  "RefundContested",
  "BadParcelReported",
  "DecisionProposed",
  "CompensationGranted",
] as const;

/** What is heard of a return to know whom to ask about it, and when not to any more. */
export const FOLLOWED_EVENTS: readonly string[] = [...ENDING, ...REOPENING];
