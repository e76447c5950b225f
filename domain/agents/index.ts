import type { Decider } from "../kernel/decider.ts";
import type { ProfileCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { ProfileEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { ProfileState } from "./profile.ts";
import type { ProfileRefusal } from "./refusals.ts";

export type { ProfileCommand } from "./commands.ts";
export { type ProfileEvent, profileEventTypes } from "./events.ts";
export { profileLifecycle } from "./lifecycle.ts";
export { AgentProfile, ProfileContent, type ProfileState } from "./profile.ts";
export { type ProfileRefusal, profileRefusalCodes } from "./refusals.ts";

/** What agents can work on and must not, as a decider. */
export const agentProfiles: Decider<ProfileState, ProfileCommand, ProfileEvent, ProfileRefusal> = {
  initial: undefined,
  decide,
  evolve,
};
