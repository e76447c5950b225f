import type { Instant } from "../kernel/instant.ts";
import type { SkillName } from "../kernel/skills.ts";

/** Why an agent must not work on a case: close to a party, or decided what somebody else must look at now. */
export type Conflict = "related_to_a_party" | "decided_before";

/** Why the desk says no. */
export type WorkItemRefusal =
  | { readonly code: "case.claimed_by_another"; readonly claimedBy: string; readonly leaseUntil: Instant }
  | { readonly code: "case.conflict_of_interest"; readonly because: Conflict }
  | { readonly code: "case.skills_missing"; readonly missing: readonly SkillName[] }
  | { readonly code: "case.not_claimed" }
  | { readonly code: "case.lease_ended"; readonly endedAt?: Instant };

/** All codes, so that every one of them is known to have a page and a title. */
export const workItemRefusalCodes = [
  "case.claimed_by_another",
  "case.conflict_of_interest",
  "case.skills_missing",
  "case.not_claimed",
  "case.lease_ended",
] as const satisfies readonly WorkItemRefusal["code"][];
