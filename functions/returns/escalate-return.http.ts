import type * as z from "zod";
import { disputeIdOfReturn } from "../disputes/dispute-aggregate.ts";
import type { EvidenceBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The buyer wants an agent to decide. */
export const escalateReturn = onReturn<z.infer<typeof EvidenceBody>>(({ head, request, state, textId }) => ({
  type: "EscalateReturn",
  ...head,
  disputeId: disputeIdOfReturn(state.returnId),
  evidenceIds: request.body.evidenceIds,
  textId,
}));
