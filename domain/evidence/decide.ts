import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { invariant } from "../kernel/invariant.ts";
import { emptyHead, linked } from "./chain.ts";
import type { AddEvidence, ChangeVisibility, EvidenceFileCommand, OpenEvidenceFile } from "./commands.ts";
import type { EvidenceFileEvent } from "./events.ts";
import { type EvidenceFileState, type PieceEntry, piecesOf, type VisibilityEntry } from "./evidence-file.ts";
import type { EvidenceFileRefusal } from "./refusals.ts";
import { newPieces } from "./rules.ts";

type Answer = Decision<EvidenceFileEvent, EvidenceFileRefusal>;

const open = (state: EvidenceFileState, { at, origin, snapshot }: OpenEvidenceFile): Answer => {
  if (state !== undefined) return accept();
  const [entry] = linked<PieceEntry>(emptyHead(origin), [snapshot]);
  invariant(entry !== undefined, "one piece makes one entry");
  return accept({ type: "EvidenceFileOpened", at, data: { origin, snapshot: entry } });
};

const add = (state: EvidenceFileState, { at, pieces }: AddEvidence): Answer => {
  invariant(state !== undefined, "a file is opened before anything is added to it");
  const entries = linked<PieceEntry>(state.head, newPieces(state, pieces));
  return entries.length === 0 ? accept() : accept({ type: "EvidenceAdded", at, data: { entries } });
};

const change = (state: EvidenceFileState, command: ChangeVisibility): Answer => {
  const { at, actor, evidenceId, visibility, withheldBecause } = command;
  const piece = state && piecesOf(state).find((each) => each.evidenceId === evidenceId);
  if (state === undefined || piece === undefined) return refuse({ code: "evidence.not_on_file", evidenceId });
  if (visibility !== "shared" && withheldBecause === undefined) return refuse({ code: "evidence.reason_missing" });
  const because = visibility === "shared" ? undefined : withheldBecause;
  if (piece.visibility === visibility && piece.withheldBecause === because) return accept();
  const reason = because === undefined ? {} : { withheldBecause: because };
  const word = { kind: "visibility" as const, evidenceId, visibility, ...reason, by: actor, at };
  const [entry] = linked<VisibilityEntry>(state.head, [word]);
  invariant(entry !== undefined, "one word makes one entry");
  return accept({ type: "EvidenceVisibilityChanged", at, data: { entry } });
};

/** Answers a command on the evidence of a case with what happened, or why not. */
export const decide = (state: EvidenceFileState, command: EvidenceFileCommand): Answer => {
  switch (command.type) {
    case "OpenEvidenceFile":
      return open(state, command);
    case "AddEvidence":
      return add(state, command);
    case "ChangeVisibility":
      return change(state, command);
  }
};
