import { onReturn } from "./on-return.ts";

/** The buyer confirms what the seller claimed: both agreed outside the case. */
export const confirmAgreement = onReturn(({ head }) => ({ type: "ConfirmAgreement", ...head }));
