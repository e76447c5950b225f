import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { ProfileEvent } from "./events.ts";

/** Status × event → next status of an agent's profile: once written it is only written anew. */
export const profileLifecycle: Lifecycle<"none" | "written", ProfileEvent["type"]> = {
  none: { ProfileWritten: "written" },
  written: { ProfileWritten: "written" },
};
