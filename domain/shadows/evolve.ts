import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { ShadowEvent } from "./events.ts";
import { shadowLifecycle } from "./lifecycle.ts";
import type { Shadow, ShadowState } from "./shadow.ts";

/** The shadow after an event. Throws where the table has no such move. */
export const evolve = (state: ShadowState, event: ShadowEvent): Shadow => {
  const status = statusAfter(shadowLifecycle, state?.status ?? "none", event.type);
  invariant(status !== "none", "nothing leads back to before the start");
  if (event.type === "ShadowStarted") return { ...event.data, status, startedAt: event.at };
  invariant(state !== undefined, "only ShadowStarted begins a shadow");
  return { ...state, status, stoppedAt: event.at };
};
