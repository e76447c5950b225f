import * as z from "zod";
import { AgentId, TextId, WorkItemId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Hold, HoldNews, Reservation } from "./parking.ts";
import { Claim, QueueName, Routing } from "./work-item.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

const opening = { workItemId: WorkItemId, caseId: z.string(), queue: QueueName, dueAt: Instant.optional() };

/** Everything that can have happened to a piece of work on the agent desk. */
export const WorkItemEvent = z.discriminatedUnion("type", [
  event("WorkItemOpened", opening),
  event("WorkItemRequeued", { queue: QueueName, dueAt: Instant.optional() }),
  event("WorkItemRouted", { routing: Routing }),
  event("CaseClaimed", { claim: Claim }),
  event("LeaseProlonged", { lease: z.int().positive(), until: Instant }),
  event("CaseReleased", { agentId: AgentId }),
  event("CaseHandedOff", { reservation: Reservation }),
  event("CasePutOnHold", { hold: Hold }),
  event("HoldEnded", { because: HoldNews }),
  event("NoteAdded", { textId: TextId, by: AgentId }),
  event("WorkItemFinished", {}),
]);
export type WorkItemEvent = z.infer<typeof WorkItemEvent>;
export type WorkItemEventType = WorkItemEvent["type"];

/** The names of all events, for documents and tests. */
export const workItemEventTypes: readonly WorkItemEventType[] = WorkItemEvent.options.map(
  ({ shape }) => shape.type.value,
);
