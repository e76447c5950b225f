import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { EvidenceId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { ChainOrigin, Piece } from "./evidence-file.ts";
import { Visibility, WithheldReason } from "./visibility.ts";

const head = { at: Instant, actor: Actor };

/** A case has opened; `snapshot` is its order and listing. */
export const OpenEvidenceFile = z.object({
  type: z.literal("OpenEvidenceFile"),
  ...head,
  origin: ChainOrigin,
  snapshot: Piece,
});
export type OpenEvidenceFile = z.infer<typeof OpenEvidenceFile>;

/** A step of the case named files. */
export const AddEvidence = z.object({ type: z.literal("AddEvidence"), ...head, pieces: z.array(Piece) });
export type AddEvidence = z.infer<typeof AddEvidence>;

/** By an agent, with a reason unless everybody may see it. */
export const ChangeVisibility = z.object({
  type: z.literal("ChangeVisibility"),
  ...head,
  evidenceId: EvidenceId,
  visibility: Visibility,
  withheldBecause: WithheldReason.optional(),
});
export type ChangeVisibility = z.infer<typeof ChangeVisibility>;

export const EvidenceFileCommand = z.discriminatedUnion("type", [OpenEvidenceFile, AddEvidence, ChangeVisibility]);
export type EvidenceFileCommand = z.infer<typeof EvidenceFileCommand>;
