import { findEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { evidenceReason } from "../../adapters/policies/evidence-texts.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { statusOf } from "../../domain/evidence/announced.ts";
import { examineEvidence } from "./examine-evidence.ts";
import { ownerOf } from "./owner.ts";

/** Where a file of the caller's stands, and why. Asking looks at what has arrived, as a step that names it would. */
export const getEvidence: HttpHandler = async (request, runtime) => {
  const { caller, at, params } = request;
  const announced = await findEvidence(runtime.store, params.evidenceId ?? "");
  if (announced === undefined || announced.owner !== ownerOf(caller)) throw notFound("evidence");
  const evidence = await examineEvidence(runtime, announced, at);
  const { evidenceId, mediaType, createdAt, uploadBy, capturedAt, examined, refused } = evidence;
  const status = statusOf(evidence, at);
  const because = status === "lapsed" ? { reason: "never_uploaded" as const, uploadBy } : refused?.problem;
  const language = negotiateLanguage(request.language);
  return {
    status: 200,
    body: {
      evidenceId,
      status,
      mediaType,
      announcedAt: createdAt,
      uploadBy,
      ...(capturedAt === undefined ? {} : { capturedAt }),
      ...(examined === undefined ? {} : { bytes: examined.bytes, contentHash: examined.contentHash }),
      ...(because === undefined ? {} : { because: { ...because, sentence: evidenceReason(because, language) } }),
    },
  };
};
