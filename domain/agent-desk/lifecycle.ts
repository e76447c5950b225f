import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { WorkItemEventType } from "./events.ts";

/** Status × event → next status of a piece of work. Work that was done may be needed again. */
export const workItemLifecycle: Lifecycle<"none" | "open" | "done", WorkItemEventType> = {
  none: { WorkItemOpened: "open" },
  open: {
    WorkItemRequeued: "open",
    WorkItemRouted: "open",
    CaseClaimed: "open",
    LeaseProlonged: "open",
    CaseReleased: "open",
    CaseHandedOff: "open",
    CasePutOnHold: "open",
    HoldEnded: "open",
    NoteAdded: "open",
    WorkItemFinished: "done",
  },
  done: { WorkItemOpened: "open", NoteAdded: "done" },
};
