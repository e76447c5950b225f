import { createHash } from "node:crypto";
import { snapshotOf } from "../../adapters/dynamodb/evidence-file-items.ts";
import { loadWhole } from "../../adapters/dynamodb/timeline.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import {
  compareChains,
  type EvidenceFile,
  EvidenceFileEvent,
  evidenceFiles,
  firstBreak,
  type Integrity,
  type PieceEntry,
  piecesOf,
  verifyChain,
} from "../../domain/evidence/index.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { replay } from "../../domain/kernel/decider.ts";
import { evidenceFileAggregate, evidenceFileIdOf } from "./evidence-file-aggregate.ts";
import { keptKey } from "./kept-key.ts";

/** A content as it is kept now; `isIntact` says whether it is still the one that was put on the case. */
export interface EvidenceContent {
  readonly content: Uint8Array;
  readonly isIntact: boolean;
}

/** All evidence of a case, and the way to its contents. */
export interface EvidenceOfCase {
  readonly file: EvidenceFile;
  readonly pieces: readonly PieceEntry[];
  readonly integrity: Integrity;
  /** Of a piece by its evidence id; undefined when the case has no such piece or its content is gone. */
  bytesOf(evidenceId: string): Promise<EvidenceContent | undefined>;
}

const hashOf = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

const contentOf = async (
  { store, evidence }: Runtime,
  { evidenceFileId }: EvidenceFile,
  piece: PieceEntry,
): Promise<Uint8Array | undefined> => {
  if (piece.kind === "file") return evidence.read(keptKey(piece.evidenceId, piece.contentHash));
  const snapshot = await snapshotOf(store, evidenceFileId);
  return snapshot === undefined ? undefined : Buffer.from(canonicalJson(snapshot), "utf8");
};

// The state and the timeline keep the same chain apart from each other: who changes one of them is found by the other.
const integrityOf = (file: EvidenceFile, events: readonly unknown[]): Integrity => {
  const told = replay(
    evidenceFiles,
    events.map((event) => EvidenceFileEvent.parse(event)),
  );
  if (told === undefined) return { state: "broken", seq: 0 };
  return firstBreak(verifyChain(file), verifyChain(told), compareChains(file.chain, told.chain));
};

/** The evidence of a case with what became of its chain; undefined while the case has none. */
export const evidenceOfCase = async (runtime: Runtime, caseId: string): Promise<EvidenceOfCase | undefined> => {
  const found = await loadWhole(runtime.store, evidenceFileAggregate, evidenceFileIdOf(caseId));
  if (found?.state === undefined) return undefined;
  const file = found.state;
  const pieces = piecesOf(file);
  return {
    file,
    pieces,
    integrity: integrityOf(file, found.events),
    bytesOf: async (evidenceId) => {
      const piece = pieces.find((each) => each.evidenceId === evidenceId);
      const content = piece && (await contentOf(runtime, file, piece));
      if (piece === undefined || content === undefined) return undefined;
      return { content, isIntact: hashOf(content) === piece.contentHash };
    },
  };
};
