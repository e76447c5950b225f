import { accept, refuse } from "../../kernel/decider.ts";
import { shifted } from "../clocks.ts";
import type { DisputeCommandOf } from "../commands.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import type { DisputeStatus } from "../lifecycle.ts";
import { inSequence, type Step } from "../sequence.ts";
import { type DisputeAnswer, decided } from "./context.ts";
import { settleWhenDone } from "./settle.ts";
import { closeOffer } from "./talk.ts";

/** The statuses that nothing leaves. */
export const isOver = ({ status }: Pick<Dispute, "status">): boolean =>
  status === "final" || status === "withdrawn" || status === "lapsed";

const paymentOf = ({ payments }: Dispute, refundId: string) => payments.find((one) => one.refundId === refundId);

/** A payment is with the provider: nobody need worry about its start any more. */
export const recordPaymentSubmitted = (
  state: Dispute,
  { at, refundId }: DisputeCommandOf<"RecordPaymentSubmitted">,
): DisputeAnswer => {
  const payment = paymentOf(state, refundId);
  if (payment === undefined) return refuse({ code: "dispute.payment_unknown", refundId });
  return payment.submitted ? accept() : accept({ type: "DisputePaymentSubmitted", at, data: { refundId } });
};

/** A payment ended; the settlement ends with the last one. */
export const recordPayment = (state: Dispute, command: DisputeCommandOf<"RecordPayment">): DisputeAnswer => {
  const { at, refundId, outcome, refundedMinor } = command;
  const payment = paymentOf(state, refundId);
  if (payment === undefined) return refuse({ code: "dispute.payment_unknown", refundId });
  if (payment.outcome !== undefined) return accept();
  return decided(
    inSequence(
      state,
      () => [{ type: "DisputePaymentRecorded", at, data: { refundId, outcome, refundedMinor } }],
      settleWhenDone(command),
    ),
  );
};

/** The return that the goods were to come back by has ended, and with it what was decided. */
export const recordReturnOutcome = (
  state: Dispute,
  command: DisputeCommandOf<"RecordReturnOutcome">,
): DisputeAnswer => {
  const { at, closeReason, refundedMinor } = command;
  const waits = state.status === "settling" && state.returnRequired && state.returnConcluded === undefined;
  if (!waits) return accept();
  return decided(
    inSequence(
      state,
      () => [{ type: "DisputeReturnConcluded", at, data: { closeReason, refundedMinor } }],
      settleWhenDone(command),
    ),
  );
};

// A bank that gave the buyer his money back leaves nothing to decide for him; what was decided is carried out all the same.
const beforeDecision: ReadonlySet<DisputeStatus> = new Set([
  "negotiation",
  "awaiting_buyer",
  "awaiting_seller",
  "awaiting_both",
  "under_review",
  "pending_second_approval",
]);

const superseded =
  ({ at }: DisputeCommandOf<"RecordChargeback">): Step =>
  (state): readonly DisputeEvent[] =>
    state.openedBy === "buyer" && state.decisions.length === 0 && beforeDecision.has(state.status)
      ? [
          ...closeOffer(state, "expired", at),
          { type: "DisputeFinalised", at, data: { closeReason: "SUPERSEDED_BY_CHARGEBACK" } },
        ]
      : [];

/** A bank takes the payment back, or has decided: the dispute stands still meanwhile, wherever it is. */
export const recordChargeback = (state: Dispute, command: DisputeCommandOf<"RecordChargeback">): DisputeAnswer => {
  const { at, chargebackId, phase } = command;
  const { suspended } = state;
  if (isOver(state)) return accept();
  if (phase === "opened") {
    return suspended === undefined ? accept({ type: "DisputeSuspended", at, data: { chargebackId } }) : accept();
  }
  if (suspended?.chargebackId !== chargebackId) return accept();
  const clocks = shifted(state.clocks, suspended.since, at);
  return decided(
    inSequence(
      state,
      () => [{ type: "DisputeResumed", at, data: { chargebackId, outcome: phase, clocks } }],
      ...(phase === "lost" ? [superseded(command)] : []),
      settleWhenDone(command),
    ),
  );
};
