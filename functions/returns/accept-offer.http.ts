import { offerIn } from "./offer-in.ts";
import { idsFor, onReturn } from "./on-return.ts";

/** The party that an offer was made to takes it. */
export const acceptOffer = onReturn(({ head, request, runtime }) => ({
  type: "AcceptOffer",
  ...head,
  ...idsFor(runtime),
  offerId: offerIn(request),
}));
