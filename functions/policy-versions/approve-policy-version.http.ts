import { onVersion } from "./on-version.ts";

/** A second person says yes to a version in the words that it has now. */
export const approvePolicyVersion = onVersion(async ({ head }) => ({ command: { type: "ApproveVersion", ...head } }));
