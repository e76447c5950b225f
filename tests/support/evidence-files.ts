import type { EvidenceFileCommand } from "../../domain/evidence/commands.ts";
import { type EvidenceFile, Piece } from "../../domain/evidence/evidence-file.ts";
import { evidenceFiles } from "../../domain/evidence/index.ts";
import type { EvidenceFileRefusal } from "../../domain/evidence/refusals.ts";
import { EvidenceFileId, EvidenceId, OrderId } from "../../domain/kernel/ids.ts";
import { instant } from "../../domain/kernel/instant.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An evidence id of its own for each number. */
export const evidenceIdAt = (number: number): EvidenceId => {
  const digits = [...String(number).padStart(26, "0")].map((digit) => ALPHABET[Number(digit)]);
  return EvidenceId.parse(`evd_${digits.join("")}`);
};

export const AT = instant("2026-03-10T12:00:00Z");
export const AGENT = { role: "agent", id: "agent-1" } as const;
const head = { at: AT, actor: AGENT };

/** A photo of the seller's unless said otherwise; piece number 0 is the snapshot. */
export const aPiece = (number: number, over: Partial<Piece> = {}): Piece =>
  Piece.parse({
    kind: number === 0 ? "snapshot" : "file",
    evidenceId: evidenceIdAt(number),
    contentHash: number.toString(16).padStart(64, "0"),
    mediaType: "image/jpeg",
    bytes: 100 + number,
    uploadedBy: { role: "seller", id: "clerk-1" },
    addedAt: AT,
    late: false,
    visibility: "shared",
    ...over,
  });

export const ORIGIN = {
  evidenceFileId: EvidenceFileId.parse(`evf_${"1".repeat(26)}`),
  caseId: `ret_${"1".repeat(26)}`,
  orderId: OrderId.parse("order-1"),
};

export const opening: EvidenceFileCommand = {
  type: "OpenEvidenceFile",
  ...head,
  origin: ORIGIN,
  snapshot: aPiece(0),
};
export const adding = (...pieces: readonly Piece[]): EvidenceFileCommand => ({
  type: "AddEvidence",
  ...head,
  pieces: [...pieces],
});
export const withholding = (
  number: number,
  visibility: "own_side" | "agents_only" | "shared",
  withheldBecause?: "PERSONAL_DATA" | "TRADE_SECRET",
): EvidenceFileCommand => ({
  type: "ChangeVisibility",
  ...head,
  evidenceId: evidenceIdAt(number),
  visibility,
  ...(withheldBecause === undefined ? {} : { withheldBecause }),
});

/** Sends commands one after the other: the file then, how many events came of it, and the last refusal. */
export const sent = (...commands: readonly EvidenceFileCommand[]) => {
  let file: EvidenceFile | undefined;
  let count = 0;
  let refusal: EvidenceFileRefusal | undefined;
  for (const command of commands) {
    const decision = evidenceFiles.decide(file, command);
    if (decision.outcome === "refused") refusal = decision.refusal;
    else for (const event of decision.events) file = evidenceFiles.evolve(file, event) as EvidenceFile;
    count += decision.outcome === "accepted" ? decision.events.length : 0;
  }
  return { file, count, refusal };
};

/** A file after commands that open it. */
export const fileAfter = (...commands: readonly EvidenceFileCommand[]): EvidenceFile => {
  const { file } = sent(opening, ...commands);
  if (file === undefined) throw new Error("the first command opens the file");
  return file;
};
