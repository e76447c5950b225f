import type { Instant } from "../kernel/instant.ts";

/** Why the desk says no. */
export type WorkItemRefusal =
  | { readonly code: "case.claimed_by_another"; readonly claimedBy: string; readonly leaseUntil: Instant }
  | { readonly code: "case.not_claimed" }
  | { readonly code: "case.lease_ended"; readonly endedAt?: Instant };

/** All codes, so that every one of them is known to have a page and a title. */
export const workItemRefusalCodes = [
  "case.claimed_by_another",
  "case.not_claimed",
  "case.lease_ended",
] as const satisfies readonly WorkItemRefusal["code"][];
