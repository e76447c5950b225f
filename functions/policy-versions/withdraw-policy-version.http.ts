import { onVersion } from "./on-version.ts";

/** Gives a version up for good. */
export const withdrawPolicyVersion = onVersion(async ({ head }) => ({ command: { type: "WithdrawVersion", ...head } }));
