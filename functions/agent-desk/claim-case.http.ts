import { CLAIM_LEASE_MINUTES } from "./desk-constants.ts";
import { onWorkItem } from "./on-work-item.ts";

/** An agent takes a case, or keeps it for another lease. */
export const claimCase = onWorkItem(({ head }) => ({ type: "ClaimCase", ...head, leaseMinutes: CLAIM_LEASE_MINUTES }));
