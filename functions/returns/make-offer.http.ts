import type * as z from "zod";
import { newId } from "../../domain/kernel/ids.ts";
import type { OfferBody } from "./bodies.ts";
import { onReturn } from "./on-return.ts";

/** The seller offers an amount instead of the full refund. */
export const makeOffer = onReturn<z.infer<typeof OfferBody>>(
  ({ head, request, runtime, textId }) => ({
    type: "MakeOffer",
    ...head,
    offerId: newId("off_", runtime.ids.ulid()),
    amountMinor: request.body.amountMinor,
    withReturn: request.body.withReturn,
    textId,
  }),
  201,
);
