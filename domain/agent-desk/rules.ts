import { earliest, type Instant } from "../kernel/instant.ts";
import { isRelatedTo } from "../kernel/interests.ts";
import { missingSkills } from "../kernel/skills.ts";
import { holderAt, mustBeFreeFor } from "./lease.ts";
import type { Hold, Reservation } from "./parking.ts";
import type { Conflict, WorkItemRefusal } from "./refusals.ts";
import type { AgentActor, KnownRouting, Worker, WorkItem, WorkItemState } from "./work-item.ts";

/** When a hold ends by itself: it never outlasts the deadline of the case, which may have come nearer since. */
export const holdEndOf = ({ hold, dueAt }: Pick<WorkItem, "hold" | "dueAt">): Instant | undefined =>
  hold && earliest(hold.until, ...(dueAt === undefined ? [] : [dueAt]));

/** The hold in force at an instant; one that has ended holds nothing up, whether or not anything happened since. */
export const holdAt = (state: WorkItemState, at: Instant): Hold | undefined => {
  const end = state && holdEndOf(state);
  return end !== undefined && at < end ? state?.hold : undefined;
};

/** Whom the case is kept for at an instant. */
export const reservationAt = (state: WorkItemState, at: Instant): Reservation | undefined => {
  const reserved = state?.reserved;
  return reserved?.until !== undefined && at >= reserved.until ? undefined : reserved;
};

/** Why an agent must not work on a case, if there is a reason; of an item that was not looked up yet none is known. */
export const conflictOf = (
  { parties, decidedBy, recused }: KnownRouting & Partial<Pick<WorkItem, "recused">>,
  agentId: string,
  { interests }: Pick<Worker, "interests">,
): Conflict | undefined => {
  if (parties !== undefined && isRelatedTo(parties, agentId, interests)) return "related_to_a_party";
  if (decidedBy?.some((id) => id === agentId)) return "decided_before";
  return recused?.some((id) => id === agentId) ? "recused" : undefined;
};

const isFor = ({ to }: Reservation, { id, role }: AgentActor): boolean =>
  "agentId" in to ? to.agentId === id : to.rank === role;

// Seniors see to what its agent does not come to: whoever it is kept for may be ill.
const mustNotBeKept = (state: WorkItemState, agent: AgentActor, at: Instant): WorkItemRefusal | undefined => {
  if (agent.role === "senior_agent") return undefined;
  const hold = holdAt(state, at);
  if (hold !== undefined && hold.by !== agent.id)
    return { code: "case.on_hold", heldBy: hold.by, holdUntil: (state && holdEndOf(state)) ?? hold.until };
  const reserved = reservationAt(state, at);
  if (reserved === undefined || isFor(reserved, agent)) return undefined;
  return { code: "case.reserved", ...(reserved.until === undefined ? {} : { reservedUntil: reserved.until }) };
};

// Whoever hands a case to somebody has thought of what it takes.
const mustHaveSkills = (
  state: WorkItemState,
  { needs }: KnownRouting,
  agent: AgentActor,
  { skills }: Worker,
  at: Instant,
): WorkItemRefusal | undefined => {
  const reserved = reservationAt(state, at);
  if (reserved !== undefined && isFor(reserved, agent)) return undefined;
  const missing = missingSkills(skills, needs);
  return missing.length === 0 ? undefined : { code: "case.skills_missing", missing };
};

/** The refusal for an agent who wants the case, by all that can stand in the way; nothing does for who has it. */
export const mustBeOpenTo = (
  state: WorkItemState,
  routing: KnownRouting,
  agent: AgentActor,
  worker: Worker,
  at: Instant,
): WorkItemRefusal | undefined => {
  if (holderAt(state, at)?.agentId === agent.id) return undefined;
  const because = conflictOf({ ...routing, recused: state?.recused ?? [] }, agent.id, worker);
  if (because !== undefined) return { code: "case.conflict_of_interest", because };
  return (
    mustHaveSkills(state, routing, agent, worker, at) ??
    mustBeFreeFor(state, agent.id, at) ??
    mustNotBeKept(state, agent, at)
  );
};

/** Whether an agent's queue shows the item now: it could be claimed, or is the agent's, and is not on hold. */
export const mayTake = (item: WorkItem, agent: AgentActor, worker: Worker, at: Instant): boolean =>
  holdAt(item, at) === undefined && mustBeOpenTo(item, item, agent, worker, at) === undefined;
