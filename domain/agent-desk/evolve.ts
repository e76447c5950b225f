import type { Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { WorkItemEvent } from "./events.ts";
import { workItemLifecycle } from "./lifecycle.ts";
import type { Reservation } from "./parking.ts";
import type { WorkItem, WorkItemState } from "./work-item.ts";

const withoutClaim = ({ claim: _claim, ...rest }: WorkItem): WorkItem => rest;
const withoutHold = ({ hold: _hold, ...rest }: WorkItem): WorkItem => rest;
const unparked = ({ hold: _hold, reserved: _reserved, ...rest }: WorkItem): WorkItem => rest;

const prolonged = (state: WorkItem, until: Instant): WorkItem => {
  invariant(state.claim !== undefined, "only a claim is prolonged");
  return { ...state, claim: { ...state.claim, until } };
};

const begin = (state: WorkItemState, event: Extract<WorkItemEvent, { type: "WorkItemOpened" }>): WorkItem => ({
  ...event.data,
  status: "open",
  openedAt: event.at,
  leases: state?.leases ?? 0,
  notes: state?.notes ?? [],
  recused: state?.recused ?? [],
});

// Another question is asked now, which nobody has put off or given to anybody.
const requeued = (
  state: WorkItem,
  { queue, dueAt }: Extract<WorkItemEvent, { type: "WorkItemRequeued" }>["data"],
): WorkItem => {
  const { dueAt: _dueAt, ...undated } = queue === state.queue ? state : unparked(state);
  return { ...undated, queue, ...(dueAt === undefined ? {} : { dueAt }) };
};

const handedOff = (state: WorkItem, reserved: Reservation): WorkItem => ({
  ...withoutClaim(withoutHold(state)),
  reserved,
  recused:
    reserved.reason === "CONFLICT_OF_INTEREST" && !state.recused.includes(reserved.by)
      ? [...state.recused, reserved.by]
      : state.recused,
});

/** The item after an event. Throws where the table has no such move. */
export const evolve = (state: WorkItemState, event: WorkItemEvent): WorkItem => {
  const status = statusAfter(workItemLifecycle, state?.status ?? "none", event.type);
  if (event.type === "WorkItemOpened") return begin(state, event);
  invariant(state !== undefined && status !== "none", "only WorkItemOpened begins an item");
  switch (event.type) {
    case "WorkItemRequeued":
      return requeued({ ...state, status }, event.data);
    case "WorkItemRouted":
      return { ...state, status, ...event.data.routing };
    case "CaseClaimed":
      return { ...unparked(state), status, claim: event.data.claim, leases: event.data.claim.lease };
    case "LeaseProlonged":
      return prolonged({ ...state, status }, event.data.until);
    case "CaseReleased":
      return { ...withoutClaim(state), status };
    case "CaseHandedOff":
      return handedOff({ ...state, status }, event.data.reservation);
    case "CasePutOnHold":
      return { ...withoutClaim(state), status, hold: event.data.hold };
    case "HoldEnded":
      return { ...withoutHold(state), status };
    case "NoteAdded":
      return { ...state, status, notes: [...state.notes, { ...event.data, at: event.at }] };
    case "WorkItemFinished":
      return { ...withoutClaim(unparked(state)), status };
  }
};
