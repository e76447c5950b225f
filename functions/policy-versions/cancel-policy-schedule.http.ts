import { onVersion } from "./on-version.ts";

/** Takes a version out of the schedule before it takes effect. Its approval stays. */
export const cancelPolicySchedule = onVersion(async ({ head }) => ({ command: { type: "CancelSchedule", ...head } }));
