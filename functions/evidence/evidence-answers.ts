import * as z from "zod";
import { EvidenceStatus } from "../../domain/evidence/announced.ts";
import { Side, Visibility, WithheldReason } from "../../domain/evidence/visibility.ts";
import { Actor } from "../../domain/kernel/actor.ts";
import { Instant } from "../../domain/kernel/instant.ts";

/** A form to upload with. `uploadBy` is until when the file is waited for; the form itself may work a shorter time. */
export const UploadAnswer = z.object({
  evidenceId: z.string(),
  uploadBy: Instant,
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()), expiresAt: Instant }),
});

/** Where an announced file stands; `because` says why it is refused or lapsed. */
export const EvidenceAnswer = z
  .object({
    evidenceId: z.string(),
    status: EvidenceStatus,
    mediaType: z.string(),
    announcedAt: Instant,
    uploadBy: Instant,
    capturedAt: Instant.optional(),
    bytes: z.int().optional(),
    contentHash: z.string().optional(),
    because: z
      .object({
        reason: z.enum(["never_uploaded", "empty", "too_large", "type_mismatch", "two_readings"]),
        sentence: z.string(),
        declared: z.string().optional(),
        found: z.string().optional(),
        bytes: z.int().optional(),
        bytesMax: z.int().optional(),
        uploadBy: Instant.optional(),
      })
      .optional(),
  })
  .meta({ id: "Evidence" });

const withheld = { visibility: Visibility, withheldBecause: WithheldReason.optional() };

/** One piece as its reader may see it: what is withheld from the reader has its number, side and reason alone. */
const CaseEvidenceItem = z.object({
  seq: z.int().nonnegative(),
  kind: z.enum(["snapshot", "file"]),
  addedAt: Instant,
  from: Side,
  late: z.boolean(),
  ...withheld,
  sentence: z.string().optional(),
  evidenceId: z.string().optional(),
  mediaType: z.string().optional(),
  bytes: z.int().optional(),
  contentHash: z.string().optional(),
  capturedAt: Instant.optional(),
  caption: z.string().optional(),
  order: z.record(z.string(), z.unknown()).optional(),
  download: z.object({ url: z.string(), expiresAt: Instant }).optional(),
  /** For agents alone: who uploaded it, and the cases of other orders that have the same content. */
  uploadedBy: Actor.optional(),
  reusedIn: z.array(z.string()).optional(),
});

/** The evidence of a case; `integrity` is for agents and names the first piece that is not as it was filed. */
export const CaseEvidence = z
  .object({
    items: z.array(CaseEvidenceItem),
    integrity: z
      .discriminatedUnion("state", [
        z.object({ state: z.literal("intact") }),
        z.object({ state: z.literal("broken"), seq: z.int().nonnegative() }),
      ])
      .optional(),
  })
  .meta({ id: "CaseEvidence" });

/** Who may see a piece, as it was just said. */
export const VisibilityAnswer = z.object({ evidenceId: z.string(), ...withheld });
