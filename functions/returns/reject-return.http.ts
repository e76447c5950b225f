import type * as z from "zod";
import type { RejectBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The seller refuses the request, with a reason and the evidence that the reason asks for. */
export const rejectReturn = onReturn<z.infer<typeof RejectBody>>(({ head, request, textId }) => ({
  type: "RejectReturn",
  ...head,
  reason: request.body.reason,
  ruleId: request.body.ruleId,
  evidenceIds: request.body.evidenceIds,
  textId,
}));
