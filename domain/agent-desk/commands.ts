import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { TextId, WorkItemId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { HandOffReason, HandOffTerms, HoldNews, HoldReason, HoldTerms, Recipient } from "./parking.ts";
import { LeaseTerms, QueueName, Routing, Worker } from "./work-item.ts";

const head = { at: Instant, actor: Actor, workItemId: WorkItemId, caseId: z.string() };

/** A case needs a person; asking again moves the open item to the other queue. */
export const OpenWorkItem = z.object({
  type: z.literal("OpenWorkItem"),
  ...head,
  queue: QueueName,
  dueAt: Instant.optional(),
});

/** What the case asks of who works on it, as it is now. */
export const RouteWorkItem = z.object({ type: z.literal("RouteWorkItem"), ...head, routing: Routing });

/**
 * By an agent who starts or goes on working on the case. A case without an item gets one: agents may look into any case. `routing`
 * is what the case asks for now, `worker` what the agent's profile says.
 */
export const ClaimCase = z.object({
  type: z.literal("ClaimCase"),
  ...head,
  terms: LeaseTerms,
  routing: Routing,
  worker: Worker,
});

/** The heartbeat of a desk that is still open: prolongs this lease and no other. */
export const ProlongLease = z.object({
  type: z.literal("ProlongLease"),
  ...head,
  lease: z.int().positive(),
  terms: LeaseTerms,
});

/** By the agent who has the case. */
export const ReleaseCase = z.object({ type: z.literal("ReleaseCase"), ...head });

/** By the agent who has the case. `routing` is what the case asks for now, `recipient` what the profile of a named agent says. */
export const HandOffCase = z.object({
  type: z.literal("HandOffCase"),
  ...head,
  to: Recipient,
  reason: HandOffReason,
  terms: HandOffTerms,
  routing: Routing,
  recipient: Worker.optional(),
  textId: TextId.optional(),
});

/** By the agent who has the case. */
export const HoldCase = z.object({
  type: z.literal("HoldCase"),
  ...head,
  reason: HoldReason,
  until: Instant,
  endsOn: z.array(HoldNews),
  terms: HoldTerms,
  textId: TextId.optional(),
});

/** The case has news of this kind; only a hold that waits for it ends. */
export const TellHold = z.object({ type: z.literal("TellHold"), ...head, news: HoldNews });

/** By any agent; `textId` names the words. */
export const AddNote = z.object({ type: z.literal("AddNote"), ...head, textId: TextId });

/** The case needs nobody any more. */
export const FinishWorkItem = z.object({ type: z.literal("FinishWorkItem"), ...head });

export const WorkItemCommand = z.discriminatedUnion("type", [
  OpenWorkItem,
  RouteWorkItem,
  ClaimCase,
  ProlongLease,
  ReleaseCase,
  HandOffCase,
  HoldCase,
  TellHold,
  AddNote,
  FinishWorkItem,
]);
export type WorkItemCommand = z.infer<typeof WorkItemCommand>;
export type WorkItemCommandOf<Type extends WorkItemCommand["type"]> = Extract<WorkItemCommand, { type: Type }>;
