import { createHash } from "node:crypto";
import { findAllEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { AnnouncedEvidence } from "../../domain/evidence/announced.ts";
import type { Piece } from "../../domain/evidence/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { OrderId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { caseConcerned, OPENING_EVENTS } from "./evidence-cases.ts";
import { evidenceFileAggregate, evidenceFileIdOf, snapshotIdOf } from "./evidence-file-aggregate.ts";
import { isLate, namedEvidence, seenAs } from "./named-evidence.ts";
import { orderSnapshot } from "./order-snapshot.ts";
import { sendToEvidenceFile } from "./send-to-evidence-file.ts";

/** Pieces of one command: with an index entry each they stay far below the hundred writes of a transaction. */
const PIECES_AT_ONCE = 40;

const openFile = async (runtime: Runtime, event: RecordedEvent, isNew: boolean): Promise<void> => {
  const { caseId, at } = event;
  const concerned = await caseConcerned(caseId, (aggregate) => loadSince(runtime.store, aggregate, event));
  invariant(concerned !== undefined, `${caseId} is a case that has evidence`);
  const snapshot = await orderSnapshot(runtime.store, concerned);
  const content = canonicalJson(snapshot);
  const piece: Piece = {
    kind: "snapshot",
    evidenceId: snapshotIdOf(caseId),
    contentHash: createHash("sha256").update(content, "utf8").digest("hex"),
    mediaType: "application/json",
    bytes: Buffer.byteLength(content),
    uploadedBy: SYSTEM,
    addedAt: at,
    late: false,
    visibility: "shared",
  };
  const origin = { evidenceFileId: evidenceFileIdOf(caseId), caseId, orderId: OrderId.parse(concerned.orderId) };
  const command = { type: "OpenEvidenceFile" as const, at, actor: SYSTEM, origin, snapshot: piece };
  await sendToEvidenceFile(runtime, caseId, `${event.id}:open-evidence`, command, { snapshot, isNew });
};

const pieceOf = (evidence: AnnouncedEvidence, { at, data }: RecordedEvent): Piece => {
  const { evidenceId, examined, mediaType, uploadedBy, capturedAt } = evidence;
  // Every step goes through checkEvidence, which lets nothing pass that it has not looked at.
  invariant(examined !== undefined, `${evidenceId} was examined before a step could name it`);
  const { contentHash, bytes } = examined;
  return {
    kind: "file",
    evidenceId,
    contentHash,
    mediaType,
    bytes,
    ...(capturedAt === undefined ? {} : { capturedAt }),
    uploadedBy,
    addedAt: at,
    late: isLate(data),
    ...seenAs(data),
  };
};

const isOpening = ({ type }: RecordedEvent): boolean => (OPENING_EVENTS as readonly string[]).includes(type);

/**
 * Keeps the order and listing as the first piece of evidence when a case opens, and every file that a step names behind it. Events
 * may come twice and in any order: a file of evidence that is not open yet is opened by whichever comes first.
 */
export const fileEvidence: ReactionHandler = async (event, runtime) => {
  const { caseId, at, id } = event;
  const named = namedEvidence(event.data);
  if (isOpening(event)) await openFile(runtime, event, true);
  else if (named.length === 0) return;
  else if ((await load(runtime.store, evidenceFileAggregate, evidenceFileIdOf(caseId))) === undefined)
    await openFile(runtime, event, false);
  const found = await findAllEvidence(runtime.store, named);
  const pieces = named.map((evidenceId) => {
    const evidence = found.get(evidenceId);
    invariant(evidence !== undefined, `${evidenceId}, which a step named, is kept`);
    return pieceOf(evidence, event);
  });
  for (let start = 0; start < pieces.length; start += PIECES_AT_ONCE) {
    const command = {
      type: "AddEvidence" as const,
      at,
      actor: SYSTEM,
      pieces: pieces.slice(start, start + PIECES_AT_ONCE),
    };
    await sendToEvidenceFile(runtime, caseId, `${id}:evidence:${start}`, command);
  }
};
