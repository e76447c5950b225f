import type * as z from "zod";
import type { AbandonBody } from "./leg-bodies.ts";
import { onRefund } from "./on-refund.ts";

/** A senior agent gives up a leg; its money can be refunded again. */
export const abandonLeg = onRefund<z.infer<typeof AbandonBody>>(({ body, head: { at, actor }, legId }) => ({
  type: "AbandonLeg",
  at,
  actor,
  legId: legId(),
  reason: body.reason,
}));
