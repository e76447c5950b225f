import * as z from "zod";
import { countAnnouncement, findEvidence, putCaption, putEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import { answerOnce } from "../../adapters/http/answer-once.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { Caller, HttpRequest } from "../../adapters/http/exchange.ts";
import { Problem, problemOfRefusal } from "../../adapters/http/problem.ts";
import { evidenceTerms } from "../../adapters/policies/evidence-terms.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { AnnouncedEvidence } from "../../domain/evidence/announced.ts";
import { EVIDENCE_BYTES_MAX } from "../../domain/evidence/examine.ts";
import { EvidenceMediaType } from "../../domain/evidence/media-type.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { addMs, Instant } from "../../domain/kernel/instant.ts";
import { words } from "../../domain/kernel/text.ts";
import { ownerOf } from "./owner.ts";

/** As long as a note on a case may be (PayPal: 2,000 characters). */
const CAPTION_CHARACTERS_MAX = 2000;

const MINUTE_MS = 60_000;
const DAY_SECONDS = 24 * 60 * 60;

export const UploadBody = z.strictObject({
  mediaType: EvidenceMediaType,
  /** When the photo was taken, as the uploader says. */
  capturedAt: Instant.optional(),
  caption: words(CAPTION_CHARACTERS_MAX).optional(),
});
type UploadBody = z.infer<typeof UploadBody>;

const checkCapture = ({ capturedAt }: UploadBody, at: Instant): void => {
  if (capturedAt === undefined || capturedAt <= at) return;
  const errors = [{ pointer: "#/capturedAt", detail: `This is in the future; it is ${at} now.` }];
  throw new Problem("invalid-request", "Nothing was photographed in the future.", { errors });
};

const secondsAt = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

// Before the file is remembered: who is over the number of the day leaves nothing behind.
const countFor = async (runtime: Runtime, caller: Caller, at: Instant): Promise<void> => {
  const { announcementsPerDay } = evidenceTerms;
  const max = caller.role === "seller" ? announcementsPerDay.seller : announcementsPerDay.buyer;
  const day = at.slice(0, "2026-03-10".length);
  const person = `${caller.role}#${caller.id}`;
  const isCounted = await countAnnouncement(runtime.store, {
    person,
    day,
    max,
    forgetAtSeconds: secondsAt(at) + 2 * DAY_SECONDS,
  });
  if (!isCounted) throw problemOfRefusal({ code: "evidence.too_many_announced", max, day });
};

const announce = async (
  runtime: Runtime,
  { caller, at, body }: HttpRequest<UploadBody>,
  evidenceId: AnnouncedEvidence["evidenceId"],
): Promise<void> => {
  const { mediaType, capturedAt, caption } = body;
  await countFor(runtime, caller, at);
  const captionId = caption === undefined ? undefined : newId("txt_", derivedUlid(`caption/${evidenceId}`));
  const forgetAt = secondsAt(at) + evidenceTerms.forgottenAfterDays * DAY_SECONDS;
  if (captionId !== undefined && caption !== undefined)
    await putCaption(runtime.store, evidenceId, { textId: captionId, words: caption }, forgetAt);
  const announced: AnnouncedEvidence = {
    evidenceId,
    owner: ownerOf(caller),
    uploadedBy: { role: caller.role, id: caller.id },
    key: `incoming/${evidenceId}`,
    mediaType,
    createdAt: at,
    uploadBy: addMs(at, evidenceTerms.uploadMinutes * MINUTE_MS),
    ...(capturedAt === undefined ? {} : { capturedAt }),
    ...(captionId === undefined ? {} : { captionId }),
  };
  await putEvidence(runtime.store, announced, forgetAt);
};

/** Announces a file and answers with a form that uploads it straight to the evidence store. */
export const requestUpload: HttpHandler = async (request: HttpRequest<UploadBody>, runtime) => {
  const { at, commandId } = request;
  checkCapture(request.body, at);
  // The id comes from the command, so that asking twice with one key announces one file. Its form is signed afresh each time,
  // for the first one may have run out.
  const evidenceId = newId("evd_", derivedUlid(commandId));
  const answered = await answerOnce(runtime, request, async () => {
    await announce(runtime, request, evidenceId);
    return { status: 201, body: { evidenceId } };
  });
  const announced = await findEvidence(runtime.store, evidenceId);
  if (announced === undefined || at >= announced.uploadBy)
    throw problemOfRefusal({ code: "evidence.lapsed", evidenceId, lapsedAt: announced?.uploadBy ?? at });
  const { key, mediaType, uploadBy } = announced;
  const form = { key, mediaType, maxBytes: EVIDENCE_BYTES_MAX, at, notAfter: uploadBy };
  const upload = await runtime.evidence.presignUpload(form);
  return { ...answered, body: { evidenceId, uploadBy, upload } };
};
