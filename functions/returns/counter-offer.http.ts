import type * as z from "zod";
import { newId } from "../../domain/kernel/ids.ts";
import type { OfferBody } from "./bodies.ts";
import { offerIn } from "./offer-in.ts";
import { onReturn } from "./on-return.ts";

/** The party that an offer was made to wants another amount. */
export const counterOffer = onReturn<z.infer<typeof OfferBody>>(
  ({ head, request, runtime, textId }) => ({
    type: "CounterOffer",
    ...head,
    offerId: offerIn(request),
    counterOfferId: newId("off_", runtime.ids.ulid()),
    amountMinor: request.body.amountMinor,
    withReturn: request.body.withReturn,
    textId,
  }),
  201,
);
