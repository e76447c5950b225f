import { otherCasesWith, snapshotOf } from "../../adapters/dynamodb/evidence-file-items.ts";
import { captionsOf, findAllEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { withheldReason } from "../../adapters/policies/evidence-texts.ts";
import { type Language, negotiateLanguage } from "../../adapters/policies/language.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type PieceEntry, type Side, sideOf, viewOf } from "../../domain/evidence/index.ts";
import type { EvidenceOfCase } from "./evidence-of-case.ts";
import { keptKey } from "./kept-key.ts";

/** What is looked up beside the file for one reader. */
interface Beside {
  readonly side: Side;
  readonly language: Language;
  readonly captions: ReadonlyMap<string, string>;
  readonly snapshot: unknown;
}

/** The ending of a file's name by its type, for whoever saves it. */
const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
  "video/mp4": "mp4",
};

const withheldOf = ({ withheldBecause }: PieceEntry, language: Language) =>
  withheldBecause === undefined ? {} : { withheldBecause, sentence: withheldReason(withheldBecause, language) };

const headOf = ({ seq, kind, addedAt, uploadedBy, late, visibility }: PieceEntry) => ({
  seq,
  kind,
  addedAt,
  from: sideOf(uploadedBy),
  late,
  visibility,
});

// How the buyer paid is no business of the seller's.
const orderFor = (side: Side, snapshot: unknown): unknown => {
  if (side !== "seller" || typeof snapshot !== "object" || snapshot === null) return snapshot;
  return Object.fromEntries(Object.entries(snapshot).filter(([name]) => name !== "payments"));
};

const contentOf = async (runtime: Runtime, piece: PieceEntry, { at }: HttpRequest, beside: Beside) => {
  const { captions, snapshot, side } = beside;
  const { evidenceId, mediaType, contentHash, bytes, capturedAt } = piece;
  const described = { evidenceId, mediaType, bytes, contentHash };
  if (piece.kind === "snapshot") return { ...described, order: orderFor(side, snapshot) };
  const caption = captions.get(evidenceId);
  const key = keptKey(evidenceId, contentHash);
  const fileName = `${evidenceId}.${ENDINGS[mediaType] ?? "bin"}`;
  return {
    ...described,
    ...(capturedAt === undefined ? {} : { capturedAt }),
    ...(caption === undefined ? {} : { caption }),
    download: await runtime.evidence.presignDownload({ key, mediaType, fileName, at }),
  };
};

// Who uploaded it and where else it turned up is for agents: of the other cases a party knows nothing.
const forAgents = async (runtime: Runtime, piece: PieceEntry, { file }: EvidenceOfCase) => ({
  uploadedBy: piece.uploadedBy,
  reusedIn: piece.kind === "file" ? await otherCasesWith(runtime.store, piece.contentHash, file) : [],
});

const itemOf = async (
  runtime: Runtime,
  piece: PieceEntry,
  evidence: EvidenceOfCase,
  request: HttpRequest,
  beside: Beside,
) => {
  const view = viewOf(piece, beside.side);
  if (view === "nothing") return [];
  const head = { ...headOf(piece), ...withheldOf(piece, beside.language) };
  if (view === "withheld") return [head];
  const content = await contentOf(runtime, piece, request, beside);
  return [{ ...head, ...content, ...(beside.side === "platform" ? await forAgents(runtime, piece, evidence) : {}) }];
};

// Words are kept beside the files and may be erased alone.
const captionsIn = async ({ store }: Runtime, pieces: readonly PieceEntry[]) => {
  const files = pieces.filter(({ kind }) => kind === "file").map(({ evidenceId }) => evidenceId);
  if (files.length === 0) return new Map<string, string>();
  const announced = await findAllEvidence(store, files);
  const named = [...announced.values()].flatMap(({ evidenceId, captionId }) =>
    captionId === undefined ? [] : [{ evidenceId, captionId }],
  );
  return named.length === 0 ? new Map<string, string>() : captionsOf(store, named);
};

/**
 * The evidence of a case as its reader may see it, in the order in which it came; what is not for the reader is left out, so the
 * numbers may have gaps. Agents also read whether the chain is whole.
 */
export const caseEvidenceView = async (
  runtime: Runtime,
  evidence: EvidenceOfCase | undefined,
  request: HttpRequest,
): Promise<{ readonly items: readonly unknown[]; readonly integrity?: EvidenceOfCase["integrity"] }> => {
  if (evidence === undefined) return { items: [] };
  const { file, pieces, integrity } = evidence;
  const side = sideOf(request.caller);
  const [captions, snapshot] = await Promise.all([
    captionsIn(runtime, pieces),
    snapshotOf(runtime.store, file.evidenceFileId),
  ]);
  const beside: Beside = { side, language: negotiateLanguage(request.language), captions, snapshot };
  const items = await Promise.all(pieces.map((piece) => itemOf(runtime, piece, evidence, request, beside)));
  return { items: items.flat(), ...(side === "platform" ? { integrity } : {}) };
};
