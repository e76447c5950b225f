import * as z from "zod";
import { EvidenceStatus } from "../../domain/evidence/announced.ts";
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
