/** What a person can do to an appeal, spelled as in the API's paths. */
export const appealActionNames = [
  "withdraw",
  "information",
  "extend-information",
  "admit",
  "find-inadmissible",
  "request-information",
  "decisions",
  "confirm-decision",
  "reject-decision",
] as const;
export type AppealActionName = (typeof appealActionNames)[number];

/** The roles that actions are listed for; machines know their part from the contracts. */
export const appealActionRoles = ["buyer", "seller", "agent", "senior_agent"] as const;
export type AppealActionRole = (typeof appealActionRoles)[number];
