import * as z from "zod";
import type { CarrierGateway } from "./carrier-gateway.ts";
import { type Partner, signedCall } from "./signed-call.ts";

const Label = z.object({
  labelId: z.string().min(1),
  carrier: z.string().min(1).max(64),
  trackingNumber: z.string().min(1).max(128),
  url: z.url(),
});

/** The marketplace's shipping service behind one operation, `POST /return-labels`. */
export const httpCarrierGateway = (partner: Partner): CarrierGateway => ({
  issueReturnLabel: (request) =>
    signedCall(partner, "/return-labels", { key: request.key, body: request, answer: Label }),
});
