import { deskTerms } from "../../adapters/policies/desk-terms.ts";
import { workerOf } from "./agent-profile-aggregate.ts";
import { onWorkItem } from "./on-work-item.ts";
import { routingOf } from "./routing-of.ts";

/** An agent takes a case, or keeps it for another lease. */
export const claimCase = onWorkItem(async ({ head, found, runtime }) => {
  const [routing, worker] = await Promise.all([routingOf(runtime, found), workerOf(runtime, head.actor.id)]);
  return { type: "ClaimCase", ...head, terms: deskTerms.lease, routing, worker };
});
