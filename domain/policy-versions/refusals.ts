import type { Instant } from "../kernel/instant.ts";
import type { DocumentProblem } from "./commands.ts";
import type { VersionStatus } from "./lifecycle.ts";
import type { VersionAction } from "./rules.ts";

/** Why a version of a policy says no. */
export type VersionRefusal =
  | { readonly code: "policy_version.number_taken"; readonly number: number }
  | {
      readonly code: "policy_version.not_allowed_now";
      readonly status: VersionStatus;
      readonly allowed: readonly VersionAction[];
    }
  | { readonly code: "policy_version.problems_found"; readonly problems: readonly DocumentProblem[] }
  | { readonly code: "policy_version.undercuts_floor"; readonly problems: readonly DocumentProblem[] }
  | { readonly code: "policy_version.content_changed"; readonly contentHash: string }
  | { readonly code: "policy_version.not_backtested"; readonly contentHash: string }
  | { readonly code: "policy_version.not_approved"; readonly contentHash: string }
  | { readonly code: "policy_version.own_approval"; readonly authors: readonly string[] }
  | { readonly code: "policy_version.effective_in_past"; readonly effectiveFrom: Instant; readonly earliest: Instant }
  | { readonly code: "policy_version.instant_taken"; readonly effectiveFrom: Instant; readonly takenBy: number };

/** All codes, so that every one of them is known to have a page and a title. */
export const versionRefusalCodes = [
  "policy_version.number_taken",
  "policy_version.not_allowed_now",
  "policy_version.problems_found",
  "policy_version.undercuts_floor",
  "policy_version.content_changed",
  "policy_version.not_backtested",
  "policy_version.not_approved",
  "policy_version.own_approval",
  "policy_version.effective_in_past",
  "policy_version.instant_taken",
] as const satisfies readonly VersionRefusal["code"][];
