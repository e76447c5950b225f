import { deskTerms } from "../../adapters/policies/desk-terms.ts";
import { onWorkItem } from "./on-work-item.ts";

/** An agent takes a case, or keeps it for another lease. */
export const claimCase = onWorkItem(({ head }) => ({ type: "ClaimCase", ...head, terms: deskTerms.lease }));
