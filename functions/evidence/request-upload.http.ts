import { z } from "zod";
import { findEvidence, putEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import { keyReused } from "../../adapters/http/answer-once.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { ownerOf } from "./check-evidence.ts";

/** One image as marketplaces take it: at most 10 MB; documents and short videos share the limit. */
export const EVIDENCE_BYTES_MAX = 10 * 1024 * 1024;

export const UploadBody = z.strictObject({
  mediaType: z.enum(["image/jpeg", "image/png", "image/webp", "application/pdf", "video/mp4"]),
});

/** Announces a file and answers with a form that uploads it straight to the evidence store. */
export const requestUpload: HttpHandler = async (request: HttpRequest<z.infer<typeof UploadBody>>, runtime) => {
  // The id comes from the command, so that asking twice with one key announces one file and signs a fresh form for it.
  const evidenceId = newId("evd_", derivedUlid(request.commandId));
  const { mediaType } = request.body;
  const earlier = await findEvidence(runtime.store, evidenceId);
  if (earlier !== undefined && earlier.mediaType !== mediaType) throw keyReused(earlier.createdAt);
  if (earlier === undefined)
    await putEvidence(runtime.store, {
      evidenceId,
      owner: ownerOf(request.caller),
      key: evidenceId,
      mediaType,
      createdAt: request.at,
    });
  const upload = await runtime.evidence.presignUpload({
    key: evidenceId,
    mediaType,
    maxBytes: EVIDENCE_BYTES_MAX,
    at: request.at,
  });
  return { status: 201, body: { evidenceId, upload } };
};
