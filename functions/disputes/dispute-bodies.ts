import * as z from "zod";
import { EvidenceVisibility, WithheldBecause } from "../../domain/disputes/parts.ts";
import { EvidenceModule, EvidenceModuleName, Party } from "../../domain/disputes/terms.ts";
import { EvidenceId, OrderId, ReturnId } from "../../domain/kernel/ids.ts";
import { DisputeGround } from "../../domain/kernel/reasons.ts";
import { words } from "../../domain/kernel/text.ts";
import { UnitKey } from "../../domain/ledger/unit-key.ts";

/** PayPal's limit for a note on a case; longer is a document and belongs to evidence. */
const TEXT_CHARACTERS_MAX = 2000;

/** As many photos and documents as a party may put on one step. */
const EVIDENCE_MAX = 20;

/** Units of one dispute; with it the units' guards stay far below DynamoDB's 4 KB of expression. */
const UNITS_MAX = 100;

const comment = words(TEXT_CHARACTERS_MAX).optional();
const evidenceIds = z.array(EvidenceId).max(EVIDENCE_MAX).default([]);

/** A step that needs nothing but a word. */
export const CommentBody = z.strictObject({ comment });

/** What a dispute is about: units of an order, or a closed return with all of its units or some of them. */
export const OpenDisputeBody = z
  .strictObject({
    orderId: OrderId.optional(),
    returnId: ReturnId.optional(),
    units: z.array(UnitKey.strict()).min(1).max(UNITS_MAX).optional(),
    ground: DisputeGround,
    comment,
    evidenceIds,
  })
  .refine(({ orderId, returnId }) => (orderId === undefined) !== (returnId === undefined), {
    path: ["orderId"],
    error: "give either orderId with units, or returnId",
  })
  .refine(({ orderId, units }) => orderId === undefined || units !== undefined, {
    path: ["units"],
    error: "name the units of the order that the dispute is about",
  });
export type OpenDisputeBody = z.infer<typeof OpenDisputeBody>;

/** What is said to the other side, or by an agent to both. */
export const MessageBody = z.strictObject({ text: words(TEXT_CHARACTERS_MAX), evidenceIds });
export type MessageBody = z.infer<typeof MessageBody>;

/** An amount for the buyer, in the order's minor unit, instead of a decision. */
export const OfferBody = z.strictObject({ amountMinor: z.int().positive(), comment });
export type OfferBody = z.infer<typeof OfferBody>;

/** Files, each with what it is given as, and words; who may see them, and why the other side may not. */
export const EvidenceBody = z.strictObject({
  pieces: z
    .array(z.strictObject({ evidenceId: EvidenceId, module: EvidenceModuleName.optional() }))
    .max(EVIDENCE_MAX)
    .default([]),
  visibility: EvidenceVisibility.default("shared"),
  withheldBecause: WithheldBecause.optional(),
  comment,
});
export type EvidenceBody = z.infer<typeof EvidenceBody>;

/** One more round of evidence from one party. */
export const RequestEvidenceBody = z.strictObject({ party: Party, modules: z.array(EvidenceModule).min(1).max(14) });
export type RequestEvidenceBody = z.infer<typeof RequestEvidenceBody>;

/** Whose time for evidence grows, once a request. */
export const ExtendEvidenceBody = z.strictObject({ party: Party });
export type ExtendEvidenceBody = z.infer<typeof ExtendEvidenceBody>;
