import type * as z from "zod";
import type { HandOverBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The buyer posted a parcel. Its id is the tracking number where there is one, so that the carrier's scans find it. */
export const handOver = onReturn<z.infer<typeof HandOverBody> & { comment?: never }>(({ head, request, runtime }) => {
  const { arrangedBy, carrier, trackingNumber, evidenceIds, units } = request.body;
  return {
    type: "HandOver",
    ...head,
    parcelId: trackingNumber ?? runtime.ids.ulid(),
    arrangedBy,
    carrier,
    trackingNumber,
    proofIds: evidenceIds,
    units,
  };
});
