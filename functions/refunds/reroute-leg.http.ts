import type * as z from "zod";
import type { RerouteBody } from "./leg-bodies.ts";
import { onRefund } from "./on-refund.ts";

/** An agent has a failed leg paid another way. */
export const rerouteLeg = onRefund<z.infer<typeof RerouteBody>>(({ body, head: { at, actor }, legId }) => ({
  type: "RerouteLeg",
  at,
  actor,
  legId: legId(),
  ...body,
}));
