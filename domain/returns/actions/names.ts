/** What a person can do to a return, spelled as in the API's paths. */
export const actionNames = [
  "approve",
  "approve-without-return",
  "offers",
  "reject",
  "inspections",
  "reject-received",
  "extend-inspection",
  "start-analysis",
  "confirm-receipt",
  "contest",
  "report-bad-parcel",
  "accept-offer",
  "decline-offer",
  "counter-offer",
  "confirm-agreement",
  "resubmit",
  "escalate",
  "withdraw",
  "hand-over",
  "decisions",
  "confirm-decision",
  "reject-decision",
  "close-as-duplicate",
] as const;
export type ActionName = (typeof actionNames)[number];

/** The roles that actions are listed for; machines know their part from the contracts. */
export const actionRoles = ["buyer", "seller", "agent", "senior_agent"] as const;
export type ActionRole = (typeof actionRoles)[number];
