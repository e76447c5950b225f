import { offerIn } from "../returns/offer-in.ts";
import { onDispute } from "./on-dispute.ts";

/** A party declines the open offer of the other side; they can go on talking. */
export const declineDisputeOffer = onDispute({
  command: ({ head, request }) => ({ type: "DeclineOffer", ...head, offerId: offerIn(request) }),
});
