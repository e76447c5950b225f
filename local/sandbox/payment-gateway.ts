import type { DatabaseSync } from "node:sqlite";
import type { PaymentGateway, RefundAnswer, RefundRequest } from "../../adapters/ports/payment-gateway.ts";
import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import type { Behaviour, Behaviours } from "./behaviours.ts";
import { type Course, courseOf } from "./course.ts";
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

const SETTLES_AFTER_MS = 5_000;

/** Long enough for a person to notice, short enough for a Lambda. */
const SLOW_ANSWER_MS = 1_500;

const timedOut = () => new UpstreamFailure("payment gateway", "no answer in time", { retryable: true });

const isSameMoney = (a: RefundRequest, b: RefundRequest): boolean =>
  a.amount.amountMinor === b.amount.amountMinor && a.amount.currency === b.amount.currency;

const eventOf = ({ key, providerRefundId, request }: RefundRecord, dueAtMs: number): PaymentEvent => ({
  eventId: `pev_${providerRefundId.slice(3)}`,
  providerRefundId,
  key,
  legId: request.legId,
  type: "refund.succeeded",
  amount: request.amount,
  occurredAt: new Date(dueAtMs).toISOString(),
});

/** Puts a payment into the books. Its webhook rides in the same write: a crash keeps both or neither. */
const recorder =
  ({ database, records, webhooks, nowMs }: SandboxGatewayOptions) =>
  (request: RefundRequest, { outcome, reason, webhookAfterMs, webhookCopies = 1 }: Course, behaviour: string) =>
    inTransaction(database, () => {
      const { key } = request;
      const because = reason === undefined ? {} : { reason };
      const head = { key, providerRefundId: providerRefundIdOf(key), request };
      const made: RefundRecord = { ...head, outcome, ...because, recordedAtMs: nowMs() };
      records.add(made);
      records.noteAsk({ key, atMs: nowMs(), behaviour, answer: outcome });
      if (webhookAfterMs === undefined) return { made, webhook: undefined };
      const dueAtMs = nowMs() + webhookAfterMs;
      return { made, webhook: webhooks.add({ key, body: eventOf(made, dueAtMs), copies: webhookCopies, dueAtMs }) };
    });

/** A payment provider that keeps books, pays once a key, and can be told to behave badly. */
export const createSandboxGateway = (options: SandboxGatewayOptions): PaymentGateway => {
  const { records, behaviours, webhooks, settleAfterMs = SETTLES_AFTER_MS, nowMs, pause } = options;
  const record = recorder(options);

  const pay = async (request: RefundRequest, behaviour: Behaviour | undefined): Promise<RefundAnswer> => {
    const course = courseOf(behaviour, request.tender, settleAfterMs);
    const { made, webhook } = record(request, course, behaviour ?? "normal");
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

  const refund = async (request: RefundRequest, behaviour: Behaviour | undefined): Promise<RefundAnswer> => {
    if (behaviour === "timeout_not_paid") {
      records.noteAsk({ key: request.key, atMs: nowMs(), behaviour, answer: "nothing" });
      throw timedOut();
    }
    if (behaviour === "slow") await pause(SLOW_ANSWER_MS);
    // The same key may have been paid during the pause.
    const earlier = records.find(request.key);
    return earlier === undefined ? pay(request, behaviour) : repeated(earlier, request);
  };

  return {
    refund: async (request) => {
      const earlier = records.find(request.key);
      return earlier === undefined ? refund(request, behaviours.take(request)) : repeated(earlier, request);
    },
    submitChargebackEvidence: async (evidence) => records.addEvidence(evidence, nowMs()),
    findRefund: async (key) => {
      const found = records.find(key);
      return found === undefined ? { outcome: "not_found" } : answerOf(found);
    },
  };
};
