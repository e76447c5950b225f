import type * as z from "zod";
import type { EvidenceBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The buyer asks the seller to look again. */
export const resubmitReturn = onReturn<z.infer<typeof EvidenceBody>>(({ head, request, textId }) => ({
  type: "ResubmitReturn",
  ...head,
  evidenceIds: request.body.evidenceIds,
  textId,
}));
