import type { Decider } from "../kernel/decider.ts";
import type { ShadowCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { ShadowEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { ShadowRefusal } from "./refusals.ts";
import type { ShadowState } from "./shadow.ts";

export type { ShadowCommand } from "./commands.ts";
export { ShadowEvent, type ShadowEventType, shadowEventTypes } from "./events.ts";
export { shadowLifecycle } from "./lifecycle.ts";
export { type ShadowRefusal, shadowRefusalCodes } from "./refusals.ts";
export { Shadow, ShadowedVersion, type ShadowState, ShadowStatus, shadowIdOf, shadowsMax } from "./shadow.ts";

/** The decider of shadows: which versions decide silently beside the one in force. */
export const shadows: Decider<ShadowState, ShadowCommand, ShadowEvent, ShadowRefusal> = {
  initial: undefined,
  decide,
  evolve,
};
