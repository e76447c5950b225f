import * as z from "zod";
import { putEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import { answerOnce } from "../../adapters/http/answer-once.ts";
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
  const { caller, at, commandId } = request;
  const { mediaType } = request.body;
  // The id comes from the command, so that asking twice with one key announces one file. Its form is signed afresh each time,
  // for the first one may have run out.
  const evidenceId = newId("evd_", derivedUlid(commandId));
  const announced = await answerOnce(runtime, request, async () => {
    await putEvidence(runtime.store, { evidenceId, owner: ownerOf(caller), key: evidenceId, mediaType, createdAt: at });
    return { status: 201, body: { evidenceId } };
  });
  const upload = await runtime.evidence.presignUpload({
    key: evidenceId,
    mediaType,
    maxBytes: EVIDENCE_BYTES_MAX,
    at,
  });
  return { ...announced, body: { evidenceId, upload } };
};
