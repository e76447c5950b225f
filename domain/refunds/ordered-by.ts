import type { Refund } from "./refund.ts";

/** The case that ordered a refund: a return, a dispute, or none that we know. */
export const orderedBy = ({ returnId, disputeId }: Refund): Pick<Refund, "returnId" | "disputeId"> => ({
  ...(returnId === undefined ? {} : { returnId }),
  ...(disputeId === undefined ? {} : { disputeId }),
});
