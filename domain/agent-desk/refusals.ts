import type { Instant } from "../kernel/instant.ts";
import type { SkillName } from "../kernel/skills.ts";

/** Why an agent must not work on a case: close to a party, or decided what somebody else must look at now, or gave it away for being too close. */
export type Conflict = "related_to_a_party" | "decided_before" | "recused";

/** Why the desk says no. */
export type WorkItemRefusal =
  | { readonly code: "case.claimed_by_another"; readonly claimedBy: string; readonly leaseUntil: Instant }
  | { readonly code: "case.conflict_of_interest"; readonly because: Conflict }
  | { readonly code: "case.skills_missing"; readonly missing: readonly SkillName[] }
  | { readonly code: "case.on_hold"; readonly heldBy: string; readonly holdUntil: Instant }
  | { readonly code: "case.reserved"; readonly reservedUntil?: Instant }
  | { readonly code: "case.hand_off_impossible"; readonly because: Conflict | "yourself" }
  | { readonly code: "case.hold_out_of_bounds"; readonly latest: Instant }
  | { readonly code: "case.not_claimed" }
  | { readonly code: "case.lease_ended"; readonly endedAt?: Instant };

/** All codes, so that every one of them is known to have a page and a title. */
export const workItemRefusalCodes = [
  "case.claimed_by_another",
  "case.conflict_of_interest",
  "case.skills_missing",
  "case.on_hold",
  "case.reserved",
  "case.hand_off_impossible",
  "case.hold_out_of_bounds",
  "case.not_claimed",
  "case.lease_ended",
] as const satisfies readonly WorkItemRefusal["code"][];
