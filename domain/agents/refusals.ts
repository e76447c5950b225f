/** Why a profile is not written. */
export type ProfileRefusal = { readonly code: "agent.interest_stays"; readonly interests: readonly string[] };

/** All codes, so that every one of them is known to have a page and a title. */
export const profileRefusalCodes = ["agent.interest_stays"] as const satisfies readonly ProfileRefusal["code"][];
