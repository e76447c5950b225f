import { idsFor, onReturn } from "./on-return.ts";

/** The seller pays and the buyer keeps the goods. */
export const approveRefundOnly = onReturn(({ head, runtime }) => ({
  type: "ApproveRefundOnly",
  ...head,
  ...idsFor(runtime),
}));
