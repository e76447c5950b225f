import { escalationFacts } from "./escalation-facts.ts";
import { onDispute } from "./on-dispute.ts";

/** A seller contests the claim, in words of his own: then the platform decides. */
export const contestDispute = onDispute({
  command: async ({ head, state, runtime }) => ({
    type: "EscalateDispute",
    ...head,
    ...(await escalationFacts(runtime, state)),
  }),
});
