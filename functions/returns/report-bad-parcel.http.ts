import type * as z from "zod";
import type { BadParcelBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The seller got something else back than was refunded early. */
export const reportBadParcel = onReturn<z.infer<typeof BadParcelBody>>(({ head, request, textId }) => ({
  type: "ReportBadParcel",
  ...head,
  reason: request.body.reason,
  evidenceIds: request.body.evidenceIds,
  textId,
}));
