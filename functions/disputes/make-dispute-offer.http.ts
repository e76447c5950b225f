import { newId } from "../../domain/kernel/ids.ts";
import type { OfferBody } from "./dispute-bodies.ts";
import { onDispute } from "./on-dispute.ts";

/** A party proposes an amount instead of a decision. */
export const makeDisputeOffer = onDispute<OfferBody>({
  status: 201,
  command: ({ head, request, runtime }) => ({
    type: "MakeOffer",
    ...head,
    offerId: newId("off_", runtime.ids.ulid()),
    amountMinor: request.body.amountMinor,
  }),
});
