import { offerIn } from "./offer-in.ts";
import { onReturn } from "./on-return.ts";

/** The party that an offer was made to does not want it; the case goes on as before the offer. */
export const declineOffer = onReturn(({ head, request }) => ({
  type: "DeclineOffer",
  ...head,
  offerId: offerIn(request),
}));
