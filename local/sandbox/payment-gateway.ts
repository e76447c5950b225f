import type { DatabaseSync } from "node:sqlite";
import type { PaymentGateway, RefundAnswer, RefundRequest } from "../../adapters/ports/payment-gateway.ts";
import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import type { Behaviour, Behaviours } from "./behaviours.ts";
import { inTransaction } from "./database.ts";
import { answerOf, providerRefundIdOf, type RefundRecord, type RefundRecords } from "./refund-records.ts";
import type { PaymentEvent, Webhooks } from "./webhooks.ts";

export interface SandboxGatewayOptions {
  readonly database: DatabaseSync;
  readonly records: RefundRecords;
  readonly behaviours: Behaviours;
  readonly webhooks: Webhooks;
  /** Virtual time between the answer `pending` and the webhook; 5 seconds when absent. */
  readonly settleAfterMs?: number | undefined;
  nowMs(): number;
  /** Real time, for the slow answer. */
  pause(waitMs: number): Promise<void>;
}

/** Money that never leaves the marketplace is there at once; everything else goes through banks. */
const INSTANT_TENDERS: ReadonlySet<string> = new Set(["wallet", "gift_card", "store_credit"]);

const SETTLES_AFTER_MS = 5_000;

/** Long enough for a person to notice, short enough for a Lambda; the bank then also takes two days. */
const SLOW_ANSWER_MS = 1_500;
const SLOW_SETTLES_AFTER_MS = 172_800_000;

/** Stripe's code for a card that is no longer there, the commonest reason why a refund is declined. */
const DECLINED_BECAUSE = "expired_or_canceled_card";

/** What a payment becomes; `webhookAfterMs` absent means that no webhook ever comes. */
interface Course {
  readonly outcome: RefundAnswer["outcome"];
  readonly webhookAfterMs?: number;
  readonly webhookCopies?: number;
}

const courseOf = (behaviour: Behaviour | undefined, tender: string, settleAfterMs: number): Course => {
  switch (behaviour) {
    case "decline":
      return { outcome: "declined" };
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

const timedOut = () => new UpstreamFailure("payment gateway", "no answer in time", { retryable: true });

const isSameMoney = (a: RefundRequest, b: RefundRequest): boolean =>
  a.amount.amountMinor === b.amount.amountMinor && a.amount.currency === b.amount.currency;

/** A payment provider that keeps books, pays once a key, and can be told to behave badly. */
export const createSandboxGateway = (options: SandboxGatewayOptions): PaymentGateway => {
  const { database, records, behaviours, webhooks, settleAfterMs = SETTLES_AFTER_MS, nowMs, pause } = options;

  const eventOf = ({ key, providerRefundId, request }: RefundRecord, dueAtMs: number): PaymentEvent => ({
    eventId: `pev_${providerRefundId.slice(3)}`,
    providerRefundId,
    key,
    legId: request.legId,
    type: "refund.succeeded",
    amount: request.amount,
    occurredAt: new Date(dueAtMs).toISOString(),
  });

  // The books and the webhook in one write: a crash keeps both or neither.
  const record = (request: RefundRequest, { outcome, webhookAfterMs, webhookCopies = 1 }: Course, behaviour: string) =>
    inTransaction(database, () => {
      const { key } = request;
      const made: RefundRecord = {
        key,
        providerRefundId: providerRefundIdOf(key),
        request,
        outcome,
        recordedAtMs: nowMs(),
        ...(outcome === "declined" && { reason: DECLINED_BECAUSE }),
      };
      records.add(made);
      records.noteAsk({ key, atMs: nowMs(), behaviour, answer: outcome });
      if (webhookAfterMs === undefined) return { made, webhook: undefined };
      const dueAtMs = nowMs() + webhookAfterMs;
      return { made, webhook: webhooks.add({ key, body: eventOf(made, dueAtMs), copies: webhookCopies, dueAtMs }) };
    });

  const pay = async (request: RefundRequest, behaviour: Behaviour | undefined): Promise<RefundAnswer> => {
    const { made, webhook } = record(
      request,
      courseOf(behaviour, request.tender, settleAfterMs),
      behaviour ?? "normal",
    );
    if (webhook !== undefined && behaviour === "webhook_before_answer") await webhooks.deliverNow(webhook);
    else if (webhook !== undefined) webhooks.arm(webhook);
    if (behaviour === "timeout_then_paid") throw timedOut();
    return answerOf(made);
  };

  const repeated = (earlier: RefundRecord, request: RefundRequest): RefundAnswer => {
    const { key, outcome } = earlier;
    records.noteAsk({ key, atMs: nowMs(), behaviour: "repeated key", answer: outcome });
    if (!isSameMoney(earlier.request, request))
      throw new UpstreamFailure("payment gateway", "the key was used for another amount", { retryable: false });
    return answerOf(earlier);
  };

  return {
    refund: async (request) => {
      const earlier = records.find(request.key);
      if (earlier !== undefined) return repeated(earlier, request);
      const behaviour = behaviours.take(request);
      if (behaviour === "timeout_not_paid") {
        records.noteAsk({ key: request.key, atMs: nowMs(), behaviour, answer: "nothing" });
        throw timedOut();
      }
      if (behaviour === "slow") await pause(SLOW_ANSWER_MS);
      return pay(request, behaviour);
    },
    findRefund: async (key) => {
      const found = records.find(key);
      return found === undefined ? { outcome: "not_found" } : answerOf(found);
    },
  };
};
