import * as z from "zod";
import type { Actor } from "../kernel/actor.ts";
import { AgentId, TextId, WorkItemId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Interest, Parties } from "../kernel/interests.ts";
import { Needs, Skills } from "../kernel/skills.ts";
import { Hold, Reservation } from "./parking.ts";

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
  "disputes",
  "quality-reviews",
]);
export type QueueName = z.infer<typeof QueueName>;

/** How long a lease is, and how long it can become by being prolonged. */
export const LeaseTerms = z
  .strictObject({ minutes: z.int().positive(), limitMinutes: z.int().positive() })
  .refine(({ minutes, limitMinutes }) => minutes <= limitMinutes, "a lease is no longer than its limit");
export type LeaseTerms = z.infer<typeof LeaseTerms>;

/**
 * One agent at a time works on a case, until a lease that ends by itself: a closed laptop must not hold up a buyer. `lease` counts the
 * leases of the item, so that who prolongs an old one is told from who has the new one; `limit` is how far it can be prolonged.
 */
export const Claim = z.object({ agentId: AgentId, lease: z.int().positive(), until: Instant, limit: Instant });
export type Claim = z.infer<typeof Claim>;

/** What a case asks of who works on it: skills, to be neither of its parties nor close to one, and not to have decided before. */
export const Routing = z.object({ needs: Needs, parties: Parties, decidedBy: z.array(AgentId) });
export type Routing = Readonly<z.infer<typeof Routing>>;

/** As much of it as is known. */
export type KnownRouting = { readonly [Member in keyof Routing]?: Routing[Member] | undefined };

/** Who asks for a case. */
export type AgentActor = Pick<Actor, "id" | "role">;

/** What an agent's profile says of them; without skills an agent can work on everything. */
export const Worker = z.object({ skills: Skills, interests: z.array(Interest) });
export type Worker = Readonly<z.infer<typeof Worker>>;

/** A case that needs a person: why, by when, who has it or had it last, and what agents wrote about it (by id; the words lie apart). */
export const WorkItem = z.object({
  workItemId: WorkItemId,
  caseId: z.string(),
  status: z.enum(["open", "done"]),
  queue: QueueName,
  openedAt: Instant,
  /** What the case asks of who works on it; absent until that was looked up, a moment after the item opens. */
  ...Routing.partial().shape,
  dueAt: Instant.optional(),
  claim: Claim.optional(),
  reserved: Reservation.optional(),
  hold: Hold.optional(),
  /** Agents who gave the case away because they are too close to it. */
  recused: z.array(AgentId).default([]),
  /** How many leases there have been; a claim counts on from here. */
  leases: z.int().nonnegative(),
  notes: z.array(z.object({ textId: TextId, by: AgentId, at: Instant })),
});
export type WorkItem = z.infer<typeof WorkItem>;

/** Nothing before the first event. */
export type WorkItemState = WorkItem | undefined;
