import { statusAfter } from "../kernel/lifecycle.ts";
import type { ProfileEvent } from "./events.ts";
import { profileLifecycle } from "./lifecycle.ts";
import type { AgentProfile, ProfileState } from "./profile.ts";

/** The profile after an event. */
export const evolve = (state: ProfileState, { type, at, data }: ProfileEvent): AgentProfile => {
  statusAfter(profileLifecycle, state === undefined ? "none" : "written", type);
  return { ...data.content, agentId: data.agentId, writtenBy: data.writtenBy, writtenAt: at };
};
