import type { ReviewStatus } from "./lifecycle.ts";

/** Why a review says no. */
export type ReviewRefusal =
  | { readonly code: "quality.not_open"; readonly status: ReviewStatus }
  | { readonly code: "quality.own_decision" }
  | { readonly code: "quality.already_reviewed" }
  | { readonly code: "quality.senior_needed" }
  | { readonly code: "quality.seats_taken" }
  | { readonly code: "quality.not_claimed" };

/** All codes, so that every one of them is known to have a page and a title. */
export const reviewRefusalCodes = [
  "quality.not_open",
  "quality.own_decision",
  "quality.already_reviewed",
  "quality.senior_needed",
  "quality.seats_taken",
  "quality.not_claimed",
] as const satisfies readonly ReviewRefusal["code"][];
