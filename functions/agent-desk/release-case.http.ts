import { onWorkItem } from "./on-work-item.ts";

/** An agent gives a case back to the queue. */
export const releaseCase = onWorkItem(({ head }) => ({ type: "ReleaseCase", ...head }));
