import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Worker } from "../../domain/agent-desk/index.ts";
import {
  AgentProfile,
  agentProfiles,
  type ProfileCommand,
  type ProfileEvent,
  type ProfileRefusal,
  type ProfileState,
} from "../../domain/agents/index.ts";
import { type AgentProfileId, newId } from "../../domain/kernel/ids.ts";

/** How agents' profiles are kept: by their agent, in no list. */
export const agentProfileAggregate: Aggregate<ProfileState, ProfileCommand, ProfileEvent, ProfileRefusal> = {
  kind: "agent-profile",
  decider: agentProfiles,
  stateSchema: AgentProfile,
  listing: (state) => ({ openedAt: state?.writtenAt ?? "" }),
};

/** A profile is found by its agent, so its id follows from the agent's. */
export const profileIdOf = (agentId: string): AgentProfileId => newId("agp_", derivedUlid(`agent-profile:${agentId}`));

/** What the desk knows of an agent; of one without a profile, that nothing is beyond them. */
export const workerOf = async (runtime: Runtime, agentId: string): Promise<Worker> => {
  const profile = (await load(runtime.store, agentProfileAggregate, profileIdOf(agentId)))?.state;
  return { skills: profile?.skills ?? {}, interests: [...(profile?.interests ?? [])] };
};
