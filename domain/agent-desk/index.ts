import type { Decider } from "../kernel/decider.ts";
import type { WorkItemCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { WorkItemEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { WorkItemRefusal } from "./refusals.ts";
import type { WorkItemState } from "./work-item.ts";

export type { WorkItemCommand } from "./commands.ts";
export { type WorkItemEvent, workItemEventTypes } from "./events.ts";
export { holderAt, mustHold } from "./lease.ts";
export { workItemLifecycle } from "./lifecycle.ts";
export { OrderTerms, rankOf } from "./order.ts";
export {
  HandOffReason,
  HandOffTerms,
  Hold,
  HoldNews,
  HoldReason,
  HoldTerms,
  Recipient,
  Reservation,
} from "./parking.ts";
export { type WorkItemRefusal, workItemRefusalCodes } from "./refusals.ts";
export { conflictOf, holdAt, holdEndOf, mayTake, mustBeOpenTo, reservationAt } from "./rules.ts";
export {
  type AgentActor,
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
