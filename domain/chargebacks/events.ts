import * as z from "zod";
import { ChargebackCaseId, EvidenceId, OrderId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import {
  ChargebackClocks,
  ChargebackDetails,
  ChargebackNews,
  ChargebackStage,
  CountedPart,
  DisputedPayment,
  Submission,
} from "./chargeback.ts";
import { ReviewOutcome } from "./review.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

const minor = z.int().nonnegative();
const standing = {
  stage: ChargebackStage,
  details: ChargebackDetails,
  clocks: ChargebackClocks,
  /** Whether refunds on the payment stand still meanwhile. */
  isHolding: z.boolean(),
};

/** Everything that can have happened to a chargeback. Money moves in the ledger exactly as these facts say. */
export const ChargebackEvent = z.discriminatedUnion("type", [
  event("ChargebackReceived", {
    chargebackCaseId: ChargebackCaseId,
    chargebackId: z.string(),
    named: z.object({ orderId: OrderId, paymentId: z.string() }),
    news: ChargebackNews,
  }),
  event("ChargebackNewsKept", { news: ChargebackNews }),
  event("ChargebackMatched", { payment: DisputedPayment, disputedMinor: minor, ...standing }),
  event("ChargebackUpdated", { news: ChargebackNews, disputedMinor: minor, ...standing }),
  event("ChargebackEvidenceWanted", {
    ...Submission.pick({ submissionId: true, kind: true, refunds: true }).shape,
    textId: TextId.optional(),
    evidenceIds: z.array(EvidenceId),
  }),
  event("ChargebackEvidenceSubmitted", { submissionId: z.string(), kind: Submission.shape.kind }),
  event("ChargebackAccepted", {}),
  event("ChargebackResponseDueSoon", { respondBy: Instant }),
  event("ChargebackResponseOverdue", { respondBy: Instant }),
  event("ChargebackOutcomeOverdue", { dueAt: Instant }),
  event("ChargebackWon", {}),
  event("ChargebackLost", { lostMinor: minor, excessMinor: minor }),
  event("ChargebackLossCounted", { counted: z.array(CountedPart), settledMinor: minor }),
  event("DualRecoveryFlagged", { amountMinor: minor, isFinal: z.boolean() }),
  event("ChargebackNewsAfterEnd", { news: ChargebackNews }),
  event("ChargebackReviewed", { outcome: ReviewOutcome }),
]);
export type ChargebackEvent = Readonly<z.infer<typeof ChargebackEvent>>;
export type ChargebackEventType = ChargebackEvent["type"];
export type ChargebackEventOf<Type extends ChargebackEventType> = Extract<ChargebackEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const chargebackEventTypes: readonly ChargebackEventType[] = ChargebackEvent.options.map(
  ({ shape }) => shape.type.value,
);

/** The events that may end what the process of a chargeback waits for. */
export const chargebackWakingEventTypes: readonly ChargebackEventType[] = [
  "ChargebackUpdated",
  "ChargebackEvidenceWanted",
  "ChargebackEvidenceSubmitted",
  "ChargebackAccepted",
  "ChargebackWon",
  "ChargebackLost",
];
