import type { RefundAnswer } from "../../adapters/ports/payment-gateway.ts";
import type { Behaviour } from "./behaviours.ts";

/** What becomes of a payment; `webhookAfterMs` absent means that no webhook ever comes. */
export interface Course {
  readonly outcome: RefundAnswer["outcome"];
  readonly reason?: string;
  readonly webhookAfterMs?: number;
  readonly webhookCopies?: number;
}

/** Money that never leaves the marketplace is there at once; everything else goes through banks. */
const INSTANT_TENDERS: ReadonlySet<string> = new Set(["wallet", "gift_card", "store_credit"]);

/** A bank that answers late also takes its time to pay. */
const SLOW_SETTLES_AFTER_MS = 172_800_000;

/** Stripe's code for a card that is no longer there, the commonest reason why a refund is declined. */
const DECLINED_BECAUSE = "expired_or_canceled_card";

/** The course of a new payment; `settleAfterMs` is the virtual time that a bank takes on a good day. */
export const courseOf = (behaviour: Behaviour | undefined, tender: string, settleAfterMs: number): Course => {
  switch (behaviour) {
    case "decline":
      return { outcome: "declined", reason: DECLINED_BECAUSE };
    case "timeout_then_paid":
      // Neither answer nor webhook: the hardest case, which only a look-up by the key can end.
      return { outcome: "succeeded" };
    case "slow":
      return { outcome: "pending", webhookAfterMs: SLOW_SETTLES_AFTER_MS };
    case "webhook_twice":
      return { outcome: "pending", webhookAfterMs: settleAfterMs, webhookCopies: 2 };
    case "webhook_before_answer":
      return { outcome: "pending", webhookAfterMs: 0 };
    default:
      return INSTANT_TENDERS.has(tender)
        ? { outcome: "succeeded" }
        : { outcome: "pending", webhookAfterMs: settleAfterMs };
  }
};
