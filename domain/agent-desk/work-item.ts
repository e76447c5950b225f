import * as z from "zod";
import { AgentId, TextId, WorkItemId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";

/** The lists that agents work from; each has one kind of question. */
export const QueueName = z.enum([
  "escalated-returns",
  "second-approvals",
  "contested-refunds",
  "parked-refunds",
  "parked-processes",
  "overrides",
  "call-backs",
  "chargebacks",
]);
export type QueueName = z.infer<typeof QueueName>;

/** One agent at a time works on a case, until a lease that ends by itself: a closed laptop must not hold up a buyer. */
export const Claim = z.object({ agentId: AgentId, until: Instant });

/** A case that needs a person: why, by when, who has it, and what agents wrote about it (by id; the words lie apart). */
export const WorkItem = z.object({
  workItemId: WorkItemId,
  caseId: z.string(),
  status: z.enum(["open", "done"]),
  queue: QueueName,
  openedAt: Instant,
  dueAt: Instant.optional(),
  claim: Claim.optional(),
  notes: z.array(z.object({ textId: TextId, by: AgentId, at: Instant })),
});
export type WorkItem = z.infer<typeof WorkItem>;

/** Nothing before the first event. */
export type WorkItemState = WorkItem | undefined;
