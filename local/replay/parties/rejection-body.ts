import type { RejectReason } from "../../../domain/kernel/reasons.ts";
import type { Weighted } from "../chance.ts";
import type { Writing } from "./bodies.ts";

/** What a seller can say against any request; whether it convinces anybody is another matter. */
const always: readonly Weighted<RejectReason>[] = [
  ["REASON_UNCLEAR_OR_NO_EVIDENCE", 30],
  ["ITEM_MATCHES_LISTING", 30],
  ["ALREADY_RESOLVED", 8],
  ["SUSPECTED_ABUSE", 12],
];

const forReason: Readonly<Record<string, readonly Weighted<RejectReason>[]>> = {
  NOT_RECEIVED: [
    ["DELIVERED_TO_CORRECT_ADDRESS", 40],
    ["BUYER_ADDRESS_ERROR", 15],
    ["SPLIT_SHIPMENT_PENDING", 10],
    ["ALREADY_RESOLVED", 5],
  ],
  LATE_DELIVERY: [
    ["ALREADY_RESOLVED", 20],
    ["REASON_UNCLEAR_OR_NO_EVIDENCE", 20],
    ["REPLACEMENT_ALREADY_SENT", 5],
  ],
};

/** A refusal with as many photos as the case says that its reason needs. */
export const rejectionBody = async ({ view, next, chance, photos }: Writing) => {
  const [first] = view.lines.flatMap(({ units }) => units);
  const isAgreementNew = !view.nextActions.some(({ action }) => action === "confirm-agreement");
  const reasons: Weighted<RejectReason>[] = [...(forReason[first?.reason ?? ""] ?? always)];
  if (isAgreementNew) reasons.push(["AGREED_WITH_BUYER", 12]);
  const reason = chance.weighted(reasons) ?? "REASON_UNCLEAR_OR_NO_EVIDENCE";
  const { photosMin = 0, photosMinByReason = {} } = next.evidence ?? {};
  const evidenceIds = await photos(Math.max(photosMin, photosMinByReason[reason] ?? 0));
  return { reason, evidenceIds, comment: "Não concordamos com o pedido." };
};
