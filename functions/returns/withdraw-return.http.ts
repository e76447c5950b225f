import { onReturn } from "./on-return.ts";

/** The buyer takes the request back. */
export const withdrawReturn = onReturn(({ head, textId }) => ({ type: "WithdrawReturn", ...head, textId }));
