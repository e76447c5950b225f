import { newId } from "../../domain/kernel/ids.ts";
import { offerIn } from "../returns/offer-in.ts";
import { onDispute } from "./on-dispute.ts";

/** A party accepts the open offer of the other side; it is carried out without anybody's decision. */
export const acceptDisputeOffer = onDispute({
  command: ({ head, request, runtime }) => ({
    type: "AcceptOffer",
    ...head,
    offerId: offerIn(request),
    refundId: newId("rfd_", runtime.ids.ulid()),
  }),
});
