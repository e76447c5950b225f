import { idsFor, onReturn } from "./on-return.ts";

/** The seller takes the goods back. */
export const approveReturn = onReturn(({ head, runtime }) => ({ type: "ApproveReturn", ...head, ...idsFor(runtime) }));
