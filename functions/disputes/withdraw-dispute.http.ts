import { onDispute } from "./on-dispute.ts";

/** Whoever opened the dispute takes it back. */
export const withdrawDispute = onDispute({ command: ({ head }) => ({ type: "WithdrawDispute", ...head }) });
