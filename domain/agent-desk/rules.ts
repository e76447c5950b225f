import { addMs, earliest, type Instant } from "../kernel/instant.ts";
import { isRelatedTo } from "../kernel/interests.ts";
import { missingSkills } from "../kernel/skills.ts";
import type { Conflict, WorkItemRefusal } from "./refusals.ts";
import type { Claim, KnownRouting, LeaseTerms, Worker, WorkItem, WorkItemState } from "./work-item.ts";

const MS_PER_MINUTE = 60_000;

/** Who works on the case at an instant; a lease that has ended binds nobody, whether or not anything happened since. */
export const holderAt = (state: WorkItemState, at: Instant): WorkItem["claim"] =>
  state?.claim !== undefined && at < state.claim.until ? state.claim : undefined;

const heldByAnother = ({ agentId, until }: Claim): WorkItemRefusal => ({
  code: "case.claimed_by_another",
  claimedBy: agentId,
  leaseUntil: until,
});

/** The refusal for an agent who wants a case that another one has. */
export const mustBeFreeFor = (state: WorkItemState, agentId: string, at: Instant): WorkItemRefusal | undefined => {
  const holder = holderAt(state, at);
  return holder === undefined || holder.agentId === agentId ? undefined : heldByAnother(holder);
};

/** Why an agent must not work on a case, if there is a reason; of an item that was not looked up yet none is known. */
export const conflictOf = (
  { parties, decidedBy }: KnownRouting,
  agentId: string,
  { interests }: Pick<Worker, "interests">,
): Conflict | undefined => {
  if (parties !== undefined && isRelatedTo(parties, agentId, interests)) return "related_to_a_party";
  return decidedBy?.some((id) => id === agentId) ? "decided_before" : undefined;
};

/** The refusal for an agent who must not, or cannot, work on a case. */
export const mustSuit = (routing: KnownRouting, agentId: string, worker: Worker): WorkItemRefusal | undefined => {
  const because = conflictOf(routing, agentId, worker);
  if (because !== undefined) return { code: "case.conflict_of_interest", because };
  const missing = missingSkills(worker.skills, routing.needs);
  return missing.length === 0 ? undefined : { code: "case.skills_missing", missing };
};

/** Whether an agent could claim the item now, or has it. */
export const mayTake = (item: WorkItem, agentId: string, worker: Worker, at: Instant): boolean =>
  holderAt(item, at)?.agentId === agentId ||
  (mustSuit(item, agentId, worker) === undefined && mustBeFreeFor(item, agentId, at) === undefined);

/** The refusal for an agent who must have the case and has not; who had it last is told that the lease has ended, and when. */
export const mustHold = (state: WorkItemState, agentId: string, at: Instant): WorkItemRefusal | undefined => {
  const refusal = mustBeFreeFor(state, agentId, at);
  if (refusal !== undefined) return refusal;
  const claim = state?.claim;
  if (claim?.agentId !== agentId) return { code: "case.not_claimed" };
  return at < claim.until ? undefined : { code: "case.lease_ended", endedAt: claim.until };
};

/** As `mustHold`, for one lease of the agent: one that was followed by another has ended, when that was is not kept. */
export const mustHoldLease = (
  state: WorkItemState,
  agentId: string,
  lease: number,
  at: Instant,
): WorkItemRefusal | undefined => {
  const refusal = mustHold(state, agentId, at);
  if (refusal !== undefined) return refusal;
  return state?.claim?.lease === lease ? undefined : { code: "case.lease_ended" };
};

/** The lease that an agent gets now. */
export const leaseFrom = (at: Instant, { minutes, limitMinutes }: LeaseTerms): Pick<Claim, "until" | "limit"> => ({
  until: addMs(at, minutes * MS_PER_MINUTE),
  limit: addMs(at, limitMinutes * MS_PER_MINUTE),
});

/** Until when a lease is prolonged now: never past its limit, and never back. */
export const prolongedUntil = ({ until, limit }: Claim, at: Instant, { minutes }: LeaseTerms): Instant => {
  const wanted = addMs(at, minutes * MS_PER_MINUTE);
  return wanted <= until ? until : earliest(wanted, limit);
};
