/** Why a shadow says no. */
export type ShadowRefusal =
  | { readonly code: "shadow.too_many"; readonly running: readonly number[]; readonly max: number }
  | { readonly code: "shadow.not_started" };

/** All codes, so that every one of them is known to have a page and a title. */
export const shadowRefusalCodes = [
  "shadow.too_many",
  "shadow.not_started",
] as const satisfies readonly ShadowRefusal["code"][];
