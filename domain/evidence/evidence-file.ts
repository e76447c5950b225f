import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { EvidenceFileId, EvidenceId, OrderId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { EvidenceFileStatus } from "./lifecycle.ts";
import { Visibility, WithheldReason } from "./visibility.ts";

const Hash = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in hexadecimal");

/** Where an entry stands in the chain: `hash` covers everything else of it, the hash before it included. */
const link = { seq: z.int().nonnegative(), previousHash: Hash, hash: Hash };

const seen = { visibility: Visibility, withheldBecause: WithheldReason.optional() };

/** A piece of evidence: a file that a party named, or the order and listing as the case found them, which is the first of all. */
export const Piece = z.object({
  kind: z.enum(["snapshot", "file"]),
  evidenceId: EvidenceId,
  /** SHA-256 of the content, in hexadecimal. */
  contentHash: Hash,
  mediaType: z.string(),
  bytes: z.int().positive(),
  /** When a photo was taken, as its uploader says. */
  capturedAt: Instant.optional(),
  uploadedBy: Actor,
  /** When a step of the case named it. */
  addedAt: Instant,
  /** It came after the deadline for it; what it weighs is for whoever decides. */
  late: z.boolean(),
  ...seen,
});
export type Piece = Readonly<z.infer<typeof Piece>>;

const PieceEntry = Piece.extend(link);

/** Another word on who may see a piece; what was said before stays. */
const VisibilityEntry = z.object({
  kind: z.literal("visibility"),
  evidenceId: EvidenceId,
  ...seen,
  by: Actor,
  at: Instant,
  ...link,
});

/** One entry of the chain. Entries are added at its end and never changed. */
export const ChainEntry = z.union([PieceEntry, VisibilityEntry]);
export type ChainEntry = Readonly<z.infer<typeof ChainEntry>>;
export type PieceEntry = Readonly<z.infer<typeof PieceEntry>>;
export type VisibilityEntry = Readonly<z.infer<typeof VisibilityEntry>>;

export { PieceEntry as PieceEntrySchema, VisibilityEntry as VisibilityEntrySchema };

/** What a chain began for, so that no chain passes for that of another case. */
export const ChainOrigin = z.object({ evidenceFileId: EvidenceFileId, caseId: z.string(), orderId: OrderId });
export type ChainOrigin = Readonly<z.infer<typeof ChainOrigin>>;

/** All evidence of a case. `head` says how long the chain is and where it ends, so that one that was cut short is found. */
export const EvidenceFile = ChainOrigin.extend({
  status: EvidenceFileStatus,
  openedAt: Instant,
  chain: z.array(ChainEntry).min(1),
  head: z.object({ length: z.int().positive(), hash: Hash }),
});
export type EvidenceFile = Readonly<z.infer<typeof EvidenceFile>>;
export type EvidenceFileState = EvidenceFile | undefined;

/** The pieces as they may be seen now, by the last word on each. */
export const piecesOf = ({ chain }: Pick<EvidenceFile, "chain">): readonly PieceEntry[] => {
  const words = new Map<string, VisibilityEntry>();
  for (const entry of chain) if (entry.kind === "visibility") words.set(entry.evidenceId, entry);
  return chain.flatMap((entry) => {
    if (entry.kind === "visibility") return [];
    const word = words.get(entry.evidenceId);
    if (word === undefined) return [entry];
    const { withheldBecause: _before, ...piece } = entry;
    const { visibility, withheldBecause } = word;
    return [{ ...piece, visibility, ...(withheldBecause === undefined ? {} : { withheldBecause }) }];
  });
};
