import type * as z from "zod";
import type { InspectionBody } from "./bodies.ts";
import { idsFor, onReturn } from "./on-return.ts";

/** The seller says what came back, unit by unit. */
export const recordInspection = onReturn<z.infer<typeof InspectionBody>>(
  ({ head, request, runtime, textId }) => ({
    type: "RecordInspection",
    ...head,
    ...idsFor(runtime),
    lines: request.body.lines,
    textId,
  }),
  201,
);
