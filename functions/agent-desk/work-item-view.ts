import * as z from "zod";
import { holderAt, type WorkItem } from "../../domain/agent-desk/index.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { Needs } from "../../domain/kernel/skills.ts";

/** A piece of work as the desk shows it. */
export const WorkItemAnswer = z.object({
  workItemId: z.string(),
  caseId: z.string(),
  queue: z.string(),
  status: z.enum(["open", "done"]),
  openedAt: Instant,
  dueAt: Instant.optional(),
  /** What the case asks of who works on it; absent until that was looked up. */
  needs: Needs.optional(),
  claim: z.object({ agentId: z.string(), lease: z.int(), until: Instant, limit: Instant }).optional(),
  notes: z.int().nonnegative(),
});

/** The item at an instant; a claim whose lease has ended is no claim. */
export const workItemView = (state: WorkItem, at: Instant): z.infer<typeof WorkItemAnswer> => {
  const { workItemId, caseId, queue, status, openedAt, dueAt, needs, notes } = state;
  const claim = holderAt(state, at);
  return {
    workItemId,
    caseId,
    queue,
    status,
    openedAt,
    notes: notes.length,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(needs === undefined ? {} : { needs }),
    ...(claim === undefined ? {} : { claim }),
  };
};
