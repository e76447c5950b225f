import type * as z from "zod";
import type { EvidenceBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The seller asks who should bear a refund that he did not grant. */
export const contestRefund = onReturn<z.infer<typeof EvidenceBody>>(({ head, request, textId }) => ({
  type: "ContestRefund",
  ...head,
  evidenceIds: request.body.evidenceIds,
  textId,
}));
