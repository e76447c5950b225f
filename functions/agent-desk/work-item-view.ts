import * as z from "zod";
import {
  Hold,
  holdAt,
  holdEndOf,
  holderAt,
  Reservation,
  reservationAt,
  type WorkItem,
} from "../../domain/agent-desk/index.ts";
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
  reserved: Reservation.optional(),
  hold: Hold.omit({ until: true }).extend({ endsAt: Instant }).optional(),
  notes: z.int().nonnegative(),
});

const heldView = (state: WorkItem, { by, reason, endsOn, until }: Hold) => ({
  by,
  reason,
  endsOn,
  endsAt: holdEndOf(state) ?? until,
});

/** The item at an instant; a lease, a hold or a reservation that has ended is none. */
export const workItemView = (state: WorkItem, at: Instant): z.infer<typeof WorkItemAnswer> => {
  const { workItemId, caseId, queue, status, openedAt, dueAt, needs, notes } = state;
  const claim = holderAt(state, at);
  const reserved = reservationAt(state, at);
  const held = holdAt(state, at);
  return {
    workItemId,
    caseId,
    queue,
    status,
    openedAt,
    notes: notes.length,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(needs === undefined ? {} : { needs }),
    ...(reserved === undefined ? {} : { reserved }),
    ...(held === undefined ? {} : { hold: heldView(state, held) }),
    ...(claim === undefined ? {} : { claim }),
  };
};
