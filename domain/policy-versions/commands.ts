import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Backtest, ContentHash } from "./policy-version.ts";
import { ScheduledInterval } from "./schedule.ts";

const head = { at: Instant, actor: Actor };

/**
 * What is wrong with a document: found by whoever loads, analyses and holds it against the law, since that is no business of a
 * lifecycle. `code` is `floor` where it gives a buyer less than the law.
 */
export const DocumentProblem = z.looseObject({
  reason: z.string(),
  ruleId: z.string().optional(),
  code: z.string().optional(),
});
export type DocumentProblem = z.infer<typeof DocumentProblem>;

/** Begins a version under the next free number of its market. */
export const DraftVersion = z.object({
  type: z.literal("DraftVersion"),
  ...head,
  market: z.string(),
  number: z.int().positive(),
  contentHash: ContentHash,
  summaryTextId: TextId,
  basedOn: z.int().positive().optional(),
});

/** Puts other content, or another summary, in the place of what is there; without a text the summary stays. */
export const EditVersion = z.object({
  type: z.literal("EditVersion"),
  ...head,
  contentHash: ContentHash,
  summaryTextId: TextId.optional(),
});

/** Asks others to look at it. `problems` are all that keep it from being published. */
export const SubmitVersion = z.object({
  type: z.literal("SubmitVersion"),
  ...head,
  problems: z.array(DocumentProblem),
});

/** Sends it back with what should change. */
export const RequestChanges = z.object({ type: z.literal("RequestChanges"), ...head, textId: TextId });

/** A backtest has ended; it counts for the very content that it was made of. */
export const RecordBacktest = z.object({ type: z.literal("RecordBacktest"), ...head, ...Backtest.shape });

/** A person who wrote none of it says yes. */
export const ApproveVersion = z.object({ type: z.literal("ApproveVersion"), ...head });

/**
 * Puts it into force at an instant, or now. `schedule` is the market's, as the same transaction makes sure that it still
 * is; `problems` are those of the document with that instant.
 */
export const PublishVersion = z.object({
  type: z.literal("PublishVersion"),
  ...head,
  effectiveFrom: Instant.optional(),
  schedule: z.array(ScheduledInterval),
  problems: z.array(DocumentProblem),
});

/** Takes it out of the schedule before it takes effect. */
export const CancelSchedule = z.object({ type: z.literal("CancelSchedule"), ...head });

/** Gives it up for good. */
export const WithdrawVersion = z.object({ type: z.literal("WithdrawVersion"), ...head });

export const VersionCommand = z.discriminatedUnion("type", [
  DraftVersion,
  EditVersion,
  SubmitVersion,
  RequestChanges,
  RecordBacktest,
  ApproveVersion,
  PublishVersion,
  CancelSchedule,
  WithdrawVersion,
]);
export type VersionCommand = z.infer<typeof VersionCommand>;
export type VersionCommandOf<Type extends VersionCommand["type"]> = Extract<VersionCommand, { type: Type }>;
