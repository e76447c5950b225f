import type * as z from "zod";
import type { RejectReceivedBody } from "./bodies.ts";
import { idsFor, onReturn } from "./on-return.ts";

/** The seller refuses all of what came back. */
export const rejectReceived = onReturn<z.infer<typeof RejectReceivedBody>>(({ head, request, runtime, textId }) => ({
  type: "RejectReceived",
  ...head,
  ...idsFor(runtime),
  reason: request.body.reason,
  disposition: request.body.disposition,
  evidenceIds: request.body.evidenceIds,
  textId,
}));
