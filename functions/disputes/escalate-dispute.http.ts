import { escalationFacts } from "./escalation-facts.ts";
import { onDispute } from "./on-dispute.ts";

/** A party asks the platform to decide. */
export const escalateDispute = onDispute({
  command: async ({ head, state, runtime }) => ({
    type: "EscalateDispute",
    ...head,
    ...(await escalationFacts(runtime, state)),
  }),
});
