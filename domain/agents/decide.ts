import { accept, type Decision, refuse } from "../kernel/decider.ts";
import type { ProfileCommand } from "./commands.ts";
import type { ProfileEvent } from "./events.ts";
import type { ProfileState } from "./profile.ts";
import type { ProfileRefusal } from "./refusals.ts";
import { droppedInterests, isSameContent } from "./rules.ts";

/**
 * Answers a command on a profile. Anybody who may write it may declare an interest; it takes another person, of the senior rank, to
 * drop one: nobody gets at a case by forgetting who they are close to.
 */
export const decide = (
  state: ProfileState,
  { at, actor, agentId, content }: ProfileCommand,
): Decision<ProfileEvent, ProfileRefusal> => {
  const dropped = droppedInterests(state, content);
  if (dropped.length > 0 && (actor.role !== "senior_agent" || actor.id === agentId))
    return refuse({ code: "agent.interest_stays", interests: dropped });
  if (isSameContent(state, content)) return accept();
  return accept({ type: "ProfileWritten", at, data: { agentId, content, writtenBy: actor.id } });
};
