import type * as z from "zod";
import type { AbandonBody } from "./leg-bodies.ts";
import { onRefund } from "./on-refund.ts";

/** A senior agent gives up a refund for which no money was set aside. */
export const abandonRefund = onRefund<z.infer<typeof AbandonBody>>(({ body, head: { at, actor } }) => ({
  type: "AbandonRefund",
  at,
  actor,
  reason: body.reason,
}));
