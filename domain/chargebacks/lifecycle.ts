import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { ChargebackEventType } from "./events.ts";

/**
 * Where a chargeback stands. `unmatched` names an order or a payment that nobody knows. `accepted` is that we gave in: the bank
 * still has the last word on how much. `won` and `lost` are the bank's, seen from the marketplace.
 */
export const ChargebackStatus = z.enum(["unmatched", "open", "evidence_submitted", "accepted", "won", "lost"]);
export type ChargebackStatus = z.infer<typeof ChargebackStatus>;

const running = <S extends ChargebackStatus>(status: S) => ({
  ChargebackUpdated: status,
  ChargebackEvidenceWanted: status,
  ChargebackResponseDueSoon: status,
  ChargebackResponseOverdue: status,
  ChargebackOutcomeOverdue: status,
  DualRecoveryFlagged: status,
  ChargebackReviewed: status,
  ChargebackWon: "won" as const,
  ChargebackLost: "lost" as const,
});

/** Status × event → next status of a chargeback. */
export const chargebackLifecycle: Lifecycle<"none" | ChargebackStatus, ChargebackEventType> = {
  none: { ChargebackReceived: "unmatched" },
  unmatched: { ChargebackNewsKept: "unmatched", ChargebackMatched: "open" },
  open: {
    ...running("open"),
    ChargebackEvidenceSubmitted: "evidence_submitted",
    ChargebackAccepted: "accepted",
  },
  evidence_submitted: {
    ...running("evidence_submitted"),
    ChargebackEvidenceSubmitted: "evidence_submitted",
    ChargebackAccepted: "accepted",
  },
  accepted: { ...running("accepted"), ChargebackEvidenceSubmitted: "accepted" },
  won: { ChargebackNewsAfterEnd: "won", ChargebackReviewed: "won", DualRecoveryFlagged: "won" },
  lost: {
    ChargebackNewsAfterEnd: "lost",
    ChargebackReviewed: "lost",
    ChargebackLossCounted: "lost",
    DualRecoveryFlagged: "lost",
  },
};
