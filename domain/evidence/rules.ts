import type { EvidenceFile, EvidenceFileState, Piece } from "./evidence-file.ts";
import { type Side, sideOf } from "./visibility.ts";

/** What of some pieces the file has not yet, each once: a file that is named again is the same piece of evidence. */
export const newPieces = ({ chain }: EvidenceFile, pieces: readonly Piece[]): readonly Piece[] => {
  const known = new Set<string>(chain.map(({ evidenceId }) => evidenceId));
  return pieces.filter(({ evidenceId }) => {
    if (known.has(evidenceId)) return false;
    known.add(evidenceId);
    return true;
  });
};

/** The files that a side has put on a case. */
export const filesOnFile = (state: EvidenceFileState, side: Side): ReadonlySet<string> =>
  new Set(
    (state?.chain ?? []).flatMap((entry) =>
      entry.kind === "file" && sideOf(entry.uploadedBy) === side ? [entry.evidenceId] : [],
    ),
  );
