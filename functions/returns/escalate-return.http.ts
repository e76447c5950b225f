import type * as z from "zod";
import type { EvidenceBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The buyer wants an agent to decide. */
export const escalateReturn = onReturn<z.infer<typeof EvidenceBody>>(({ head, request, textId }) => ({
  type: "EscalateReturn",
  ...head,
  evidenceIds: request.body.evidenceIds,
  textId,
}));
