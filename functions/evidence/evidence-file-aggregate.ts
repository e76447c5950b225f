import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { contentWrites, snapshotWrite } from "../../adapters/dynamodb/evidence-file-items.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import {
  EvidenceFile,
  type EvidenceFileCommand,
  type EvidenceFileEvent,
  type EvidenceFileRefusal,
  type EvidenceFileState,
  evidenceFiles,
} from "../../domain/evidence/index.ts";
import { type EvidenceFileId, type EvidenceId, newId } from "../../domain/kernel/ids.ts";

/** How the evidence of cases is kept: in no list, since it is read with its case. */
export const evidenceFileAggregate: Aggregate<
  EvidenceFileState,
  EvidenceFileCommand,
  EvidenceFileEvent,
  EvidenceFileRefusal
> = {
  kind: "evidence-file",
  decider: evidenceFiles,
  stateSchema: EvidenceFile,
  listing: (state) => ({ openedAt: state?.openedAt ?? "" }),
};

/** A case has one file of evidence, so the file's id follows from the case's. */
export const evidenceFileIdOf = (caseId: string): EvidenceFileId =>
  newId("evf_", derivedUlid(`evidence-file/${caseId}`));

/** The id of the first piece, which nobody uploaded. */
export const snapshotIdOf = (caseId: string): EvidenceId => newId("evd_", derivedUlid(`order-snapshot/${caseId}`));

/** What a decision on a file writes besides itself: the snapshot that it opened with, and which contents the case has now. */
export const evidenceFileEffects =
  (snapshot?: unknown) =>
  (_before: EvidenceFileState, events: readonly EvidenceFileEvent[], after: EvidenceFileState): SideEffects => {
    if (after === undefined) return none;
    const { evidenceFileId } = after;
    return together(
      ...events.map((event) => {
        if (event.type === "EvidenceFileOpened") return snapshotWrite(evidenceFileId, snapshot);
        return event.type === "EvidenceAdded" ? contentWrites(after, event.data.entries) : none;
      }),
    );
  };
