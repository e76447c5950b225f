import type { Party } from "../../domain/disputes/terms.ts";
import { holdingAsAgent } from "../agent-desk/holding-dispute.ts";
import { onDispute } from "./on-dispute.ts";

interface Body {
  /** Of an agent's step; a party takes time for itself. */
  readonly party?: Party;
  readonly comment?: string;
}

/** A party takes more time for its evidence, or an agent who holds the dispute gives it; once a request. */
export const extendDisputeEvidence = onDispute<Body>({
  prepare: holdingAsAgent,
  command: ({ head, request: { body, caller } }) => ({
    type: "ExtendEvidence",
    ...head,
    party: body.party ?? (caller.role === "seller" ? "seller" : "buyer"),
  }),
});
