import type { Reaction } from "../../adapters/events/reaction.ts";
import { sopWakingEventTypes } from "../../domain/sops/events.ts";
import { ALL_DOING_EVENTS } from "./case-events.ts";

/** When runs of procedures begin, go on and end. */
export const sopReactionRows: readonly Reaction[] = [
  { entry: "start-sop-when-work-item-opened", on: ["WorkItemOpened", "WorkItemRequeued"] },
  { entry: "follow-sop-when-case-decided", on: ALL_DOING_EVENTS },
  { entry: "end-sop-when-work-item-finished", on: ["WorkItemFinished"] },
  { entry: "resume-sop-process-when-run-moved", on: sopWakingEventTypes },
];
