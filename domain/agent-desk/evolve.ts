import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { WorkItemEvent } from "./events.ts";
import { workItemLifecycle } from "./lifecycle.ts";
import type { WorkItem, WorkItemState } from "./work-item.ts";

const withoutClaim = ({ claim: _claim, ...rest }: WorkItem): WorkItem => rest;

const begin = (state: WorkItemState, event: Extract<WorkItemEvent, { type: "WorkItemOpened" }>): WorkItem => ({
  ...event.data,
  status: "open",
  openedAt: event.at,
  notes: state?.notes ?? [],
});

/** The item after an event. Throws where the table has no such move. */
export const evolve = (state: WorkItemState, event: WorkItemEvent): WorkItem => {
  const status = statusAfter(workItemLifecycle, state?.status ?? "none", event.type);
  if (event.type === "WorkItemOpened") return begin(state, event);
  invariant(state !== undefined && status !== "none", "only WorkItemOpened begins an item");
  const { dueAt: _dueAt, ...undated } = state;
  switch (event.type) {
    case "WorkItemRequeued":
      return { ...undated, status, ...event.data };
    case "CaseClaimed":
      return { ...state, status, claim: event.data.claim };
    case "CaseReleased":
      return { ...withoutClaim(state), status };
    case "NoteAdded":
      return { ...state, status, notes: [...state.notes, { ...event.data, at: event.at }] };
    case "WorkItemFinished":
      return { ...withoutClaim(state), status };
  }
};
