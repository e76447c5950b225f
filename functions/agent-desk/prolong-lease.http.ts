import * as z from "zod";
import { deskTerms } from "../../adapters/policies/desk-terms.ts";
import { onWorkItem } from "./on-work-item.ts";

export const LeaseBody = z.strictObject({ lease: z.int().positive() });

/** The heartbeat of an agent who still works on the case: the lease that it names ends later, up to its limit. */
export const prolongLease = onWorkItem<z.infer<typeof LeaseBody> & { note?: never }>(({ head, request }) => ({
  type: "ProlongLease",
  ...head,
  lease: request.body.lease,
  terms: deskTerms.lease,
}));
