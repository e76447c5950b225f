import { keepFinding } from "../../adapters/dynamodb/evidence-items.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { AnnouncedEvidence } from "../../domain/evidence/announced.ts";
import { EVIDENCE_BYTES_MAX, problemOfContent } from "../../domain/evidence/examine.ts";
import { HEAD_BYTES, TAIL_BYTES } from "../../domain/evidence/media-type.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { keptKey } from "./kept-key.ts";

const BOUNDS = { headBytes: HEAD_BYTES, tailBytes: TAIL_BYTES, bytesMax: EVIDENCE_BYTES_MAX };

/** Whoever uploads again while we read is read again; somebody who goes on with it is told to come back. */
const READS_MAX = 3;

/**
 * The file as it was found, which is looked at once: what is there now is read, and what was read is copied to where no form
 * writes, so that nobody can put another in its place. Without a file it comes back as it is.
 */
export const examineEvidence = async (
  runtime: Runtime,
  evidence: AnnouncedEvidence,
  at: Instant,
): Promise<AnnouncedEvidence> => {
  if (evidence.examined !== undefined || evidence.refused !== undefined) return evidence;
  const { store, evidence: files } = runtime;
  for (let reads = 1; reads <= READS_MAX; reads += 1) {
    const content = await files.readThrough(evidence.key, BOUNDS);
    if (content === undefined) return evidence;
    const problem = problemOfContent(evidence.mediaType, content);
    if (problem !== undefined) return (await keepFinding(store, evidence, { refused: { at, problem } })) ?? evidence;
    const { bytes, sha256: contentHash, stamp } = content;
    const key = keptKey(evidence.evidenceId, contentHash);
    if (!(await files.keep({ from: evidence.key, stamp, to: key }))) continue;
    return (await keepFinding(store, evidence, { examined: { at, contentHash, bytes, key } })) ?? evidence;
  }
  return evidence;
};
