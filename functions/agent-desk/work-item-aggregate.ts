import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { queuePlace } from "../../adapters/dynamodb/queue-place.ts";
import { deskTerms } from "../../adapters/policies/desk-terms.ts";
import {
  holdEndOf,
  rankOf,
  WorkItem,
  type WorkItemCommand,
  type WorkItemEvent,
  type WorkItemRefusal,
  type WorkItemState,
  workItems,
} from "../../domain/agent-desk/index.ts";
import { WorkItemId } from "../../domain/kernel/ids.ts";

/** How work items are kept: open ones in their queue, the most pressing first. */
export const workItemAggregate: Aggregate<WorkItemState, WorkItemCommand, WorkItemEvent, WorkItemRefusal> = {
  kind: "work-item",
  decider: workItems,
  stateSchema: WorkItem,
  listing: (state) => ({
    openedAt: state?.openedAt ?? "",
    queue: state?.status === "open" ? `desk#${state.queue}` : undefined,
    place: state && queuePlace({ ...state, rank: rankOf(state, deskTerms.order), heldUntil: holdEndOf(state) }),
  }),
};

/** A case has one work item, so its id follows from the case's: the ULID behind another prefix. */
export const workItemIdOf = (caseId: string): WorkItemId => WorkItemId.parse(`wrk_${caseId.slice("ret_".length)}`);
