import * as z from "zod";
import { ReviewOutcome } from "../../domain/chargebacks/review.ts";
import { EvidenceId, OrderId } from "../../domain/kernel/ids.ts";
import { text, words } from "../../domain/kernel/text.ts";

/** As much as a provider takes in one field of text. */
const TEXT_MAX = 20_000;

/** No provider takes more files than this. */
const EVIDENCE_MAX = 20;

/** What the bank is told: words, evidence, or both. */
export const RepresentBody = z
  .strictObject({ text: words(TEXT_MAX).optional(), evidenceIds: z.array(EvidenceId).max(EVIDENCE_MAX).default([]) })
  .refine((body) => body.text !== undefined || body.evidenceIds.length > 0, {
    path: ["text"],
    error: "give a text, evidence, or both",
  });
export type RepresentBody = z.infer<typeof RepresentBody>;

/** Which payment of which order it is. */
export const MatchBody = z.strictObject({ orderId: OrderId, paymentId: text(64) });
export type MatchBody = z.infer<typeof MatchBody>;

/** What was done about what happened. */
export const ReviewBody = z.strictObject({ outcome: ReviewOutcome });
export type ReviewBody = z.infer<typeof ReviewBody>;
