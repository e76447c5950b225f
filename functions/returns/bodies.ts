import * as z from "zod";
import { EvidenceId, LineId, OrderId } from "../../domain/kernel/ids.ts";
import { BuyerReason, InspectionReason, RejectReason } from "../../domain/kernel/reasons.ts";
import { text, words } from "../../domain/kernel/text.ts";
import { CarriageBy, Disposition, InspectionLine, UnitKey } from "../../domain/returns/index.ts";

/** As long as a note may be in the systems that cases are compared with; longer is a document and belongs to evidence. */
const COMMENT_CHARACTERS_MAX = 2000;

/** As many photos and documents as a party may put on one step. */
const EVIDENCE_MAX = 20;

/** Lines of one request; an order rarely has more, and the transaction that opens the case stays small. */
const LINES_MAX = 25;

/** Units of one request; with it the units' guards stay far below DynamoDB's 4 KB of expression. */
export const UNITS_MAX = 100;

const comment = words(COMMENT_CHARACTERS_MAX).optional();
const evidenceIds = z.array(EvidenceId).max(EVIDENCE_MAX).default([]);

/** A step that needs nothing but a word. */
export const CommentBody = z.strictObject({ comment });

/** A step that may bring evidence. */
export const EvidenceBody = z.strictObject({ comment, evidenceIds });

/** What a buyer sends back: units by line, each line with its reason. */
export const RequestReturnBody = z.strictObject({
  orderId: OrderId,
  lines: z
    .array(
      z.strictObject({
        lineId: LineId,
        units: z.int().min(1).max(UNITS_MAX),
        reason: BuyerReason,
        evidenceIds,
      }),
    )
    .min(1)
    .max(LINES_MAX),
  comment,
});
export type RequestReturnBody = z.infer<typeof RequestReturnBody>;

/** How the goods travel: a carrier with tracking, or something that proves the posting. */
export const HandOverBody = z.strictObject({
  arrangedBy: CarriageBy.default("buyer"),
  carrier: text(64).optional(),
  trackingNumber: text(128).optional(),
  evidenceIds,
  units: z.array(UnitKey.strict()).max(UNITS_MAX).optional(),
});

/** An amount in the order's minor unit, and whether the goods come back. */
export const OfferBody = z.strictObject({ amountMinor: z.int().positive(), withReturn: z.boolean(), comment });

/** Why the seller says no. */
export const RejectBody = z.strictObject({
  reason: RejectReason,
  ruleId: text(128).optional(),
  comment,
  evidenceIds,
});

/** What was found in the parcel, unit by unit. */
export const InspectionBody = z.strictObject({
  lines: z.array(InspectionLine.strict()).min(1).max(UNITS_MAX),
  comment,
});

/** Why all of what came back is refused, and where the goods go. */
export const RejectReceivedBody = z.strictObject({
  reason: InspectionReason,
  disposition: Disposition.optional(),
  comment,
  evidenceIds,
});

/** Why what came back after an early refund is not what was sold. */
export const BadParcelBody = z.strictObject({ reason: InspectionReason, comment, evidenceIds });

/** Which parcel has come; without one, everything that is on the way. */
export const ReceiptBody = z.strictObject({ parcelId: text(128).optional() });
