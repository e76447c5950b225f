import * as z from "zod";
import { deskTerms } from "../../adapters/policies/desk-terms.ts";
import { HandOffReason, Recipient } from "../../domain/agent-desk/index.ts";
import { noteText } from "./add-note.http.ts";
import { workerOf } from "./agent-profile-aggregate.ts";
import { onWorkItem } from "./on-work-item.ts";
import { routingOf } from "./routing-of.ts";

export const HandOffBody = z.strictObject({ to: Recipient, reason: HandOffReason, note: noteText.optional() });

/** An agent gives a case that they have to a colleague, or to the seniors, who find it in their queue. */
export const handOffCase = onWorkItem<z.infer<typeof HandOffBody>>(
  async ({ head, request, found, runtime, textId }) => {
    const { to, reason } = request.body;
    const [routing, recipient] = await Promise.all([
      routingOf(runtime, found),
      "agentId" in to ? workerOf(runtime, to.agentId) : undefined,
    ]);
    return { type: "HandOffCase", ...head, to, reason, terms: deskTerms.handOff, routing, recipient, textId };
  },
);
