import { invariant } from "../../domain/kernel/invariant.ts";
import { holdingAsAgent } from "../agent-desk/holding-dispute.ts";
import type { MessageBody } from "./dispute-bodies.ts";
import { onDispute } from "./on-dispute.ts";

/** A party says something to the other side, or an agent who holds the dispute to both. */
export const sendDisputeMessage = onDispute<MessageBody>({
  status: 201,
  prepare: holdingAsAgent,
  command: ({ head, request, textId }) => {
    invariant(textId !== undefined, "a message has words");
    return { type: "SendMessage", ...head, textId, evidenceIds: request.body.evidenceIds };
  },
});
