import type * as z from "zod";
import type { ReceiptBody } from "./bodies.ts";
import { idsFor, onReturn } from "./on-return.ts";

/** The seller has the goods although no carrier said so. */
export const confirmReceipt = onReturn<z.infer<typeof ReceiptBody> & { comment?: never }>(
  ({ head, request, runtime }) => ({
    type: "ConfirmReceipt",
    ...head,
    ...idsFor(runtime),
    parcelId: request.body.parcelId,
  }),
);
