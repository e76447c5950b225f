import type * as z from "zod";
import type { EvidenceBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The seller sent the goods to an expert; the inspection clock stands still once. */
export const startAnalysis = onReturn<z.infer<typeof EvidenceBody>>(({ head, request, textId }) => ({
  type: "StartAnalysis",
  ...head,
  evidenceIds: request.body.evidenceIds,
  textId,
}));
