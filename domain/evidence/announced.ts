import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { EvidenceId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { ContentProblem } from "./examine.ts";
import { EvidenceMediaType } from "./media-type.ts";

/** What an examined content is, for good: SHA-256 in hexadecimal, its size, and where it lies from then on. */
export const Examined = z.object({
  at: Instant,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  key: z.string(),
});
export type Examined = Readonly<z.infer<typeof Examined>>;

/** A file that a party announced, and what was found of it once. `key` is where its form writes to. */
export const AnnouncedEvidence = z.object({
  evidenceId: EvidenceId,
  owner: z.string(),
  uploadedBy: Actor,
  key: z.string(),
  mediaType: EvidenceMediaType,
  createdAt: Instant,
  uploadBy: Instant,
  capturedAt: Instant.optional(),
  captionId: TextId.optional(),
  examined: Examined.optional(),
  refused: z.object({ at: Instant, problem: ContentProblem }).optional(),
});
export type AnnouncedEvidence = Readonly<z.infer<typeof AnnouncedEvidence>>;

/** Where an announced file stands. */
export const EvidenceStatus = z.enum(["announced", "received", "refused", "lapsed"]);
export type EvidenceStatus = z.infer<typeof EvidenceStatus>;

/** Where a file stands that was looked for just now: without one it is waited for until its time is up, and lapses then. */
export const statusOf = ({ examined, refused, uploadBy }: AnnouncedEvidence, at: Instant): EvidenceStatus => {
  if (examined !== undefined) return "received";
  if (refused !== undefined) return "refused";
  return at >= uploadBy ? "lapsed" : "announced";
};
