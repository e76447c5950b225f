import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { ShadowEventType } from "./events.ts";
import type { ShadowStatus } from "./shadow.ts";

/** Status × event → next status of a shadow. One that runs is started anew when its version says something else. */
export const shadowLifecycle: Lifecycle<ShadowStatus, ShadowEventType> = {
  none: { ShadowStarted: "running" },
  running: { ShadowStarted: "running", ShadowStopped: "stopped" },
  stopped: { ShadowStarted: "running" },
};
