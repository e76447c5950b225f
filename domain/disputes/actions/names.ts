/** What a person can do to a dispute, spelled as in the API's paths. */
export const disputeActionNames = [
  "messages",
  "evidence",
  "offers",
  "accept-offer",
  "decline-offer",
  "escalate",
  "withdraw",
  "extend-evidence",
  "request-evidence",
  "decisions",
  "confirm-decision",
  "reject-decision",
  "appeals",
] as const;
export type DisputeActionName = (typeof disputeActionNames)[number];

/** The roles that actions are listed for; machines know their part from the contracts. */
export const disputeActionRoles = ["buyer", "seller", "agent", "senior_agent"] as const;
export type DisputeActionRole = (typeof disputeActionRoles)[number];
