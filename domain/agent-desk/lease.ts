import { addMs, earliest, type Instant } from "../kernel/instant.ts";
import type { WorkItemRefusal } from "./refusals.ts";
import type { Claim, LeaseTerms, WorkItem, WorkItemState } from "./work-item.ts";

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
