import type { Decider } from "../kernel/decider.ts";
import type { WorkItemCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { WorkItemEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { WorkItemRefusal } from "./refusals.ts";
import type { WorkItemState } from "./work-item.ts";

export type { WorkItemCommand } from "./commands.ts";
export { type WorkItemEvent, workItemEventTypes } from "./events.ts";
export { workItemLifecycle } from "./lifecycle.ts";
export { OrderTerms, rankOf } from "./order.ts";
export { type WorkItemRefusal, workItemRefusalCodes } from "./refusals.ts";
export { conflictOf, holderAt, mayTake, mustHold, mustSuit } from "./rules.ts";
export {
  type KnownRouting,
  LeaseTerms,
  QueueName,
  Routing,
  Worker,
  WorkItem,
  type WorkItemState,
} from "./work-item.ts";

/** The agent desk's decider: who works on which case, and until when. */
export const workItems: Decider<WorkItemState, WorkItemCommand, WorkItemEvent, WorkItemRefusal> = {
  initial: undefined,
  decide,
  evolve,
};
