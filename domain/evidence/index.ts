import type { Decider } from "../kernel/decider.ts";
import type { EvidenceFileCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { EvidenceFileEvent } from "./events.ts";
import type { EvidenceFileState } from "./evidence-file.ts";
import { evolve } from "./evolve.ts";
import type { EvidenceFileRefusal } from "./refusals.ts";

/** The evidence of cases as a decider; that of a case which never opened is undefined. */
export const evidenceFiles: Decider<EvidenceFileState, EvidenceFileCommand, EvidenceFileEvent, EvidenceFileRefusal> = {
  initial: undefined,
  decide,
  evolve,
};

export { compareChains, firstBreak, type Integrity, verifyChain } from "./chain.ts";
export type { EvidenceFileCommand } from "./commands.ts";
export { EvidenceFileEvent, type EvidenceFileEventType } from "./events.ts";
export {
  type ChainEntry,
  EvidenceFile,
  type EvidenceFileState,
  Piece,
  type PieceEntry,
  piecesOf,
} from "./evidence-file.ts";
export { EvidenceFileStatus, evidenceFileLifecycle } from "./lifecycle.ts";
export { type EvidenceFileRefusal, evidenceFileRefusalCodes } from "./refusals.ts";
export { filesOnFile } from "./rules.ts";
export { type Side, sideOf, Visibility, viewOf, WithheldReason } from "./visibility.ts";
