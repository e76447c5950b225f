import { accept, refuse } from "../../kernel/decider.ts";
import { msBetween } from "../../kernel/instant.ts";
import { shiftedClock } from "../case-clock.ts";
import type { WithdrawReturn } from "../commands/buyer.ts";
import type { RecordChargeback, RecordRefundOutcome, RecordRefundSubmitted } from "../commands/facts.ts";
import type { ContestRefund, ReportBadParcel } from "../commands/seller.ts";
import type { CaseClock, Compensation } from "../parts.ts";
import type { Return } from "../return.ts";
import { evidenceIsEnough } from "../rules/rejection.ts";
import { inSequence } from "../sequence.ts";
import { decisionClock } from "./clocks.ts";
import { closeWhenPaid } from "./close.ts";
import { decided, type ReturnDecision, unless } from "./context.ts";

const refundOf = ({ refunds }: Return, refundId: string) => refunds.find((refund) => refund.refundId === refundId);

const compensationOf = ({ compensations }: Return, refundId: string) =>
  compensations.find((compensation) => compensation.refundId === refundId);

const compensationEnded = ({ outcome: known }: Compensation, command: RecordRefundOutcome): ReturnDecision => {
  const { at, refundId, outcome, refundedMinor: paidMinor } = command;
  if (known !== undefined) return accept();
  return accept({ type: "CompensationOutcomeRecorded", at, data: { refundId, outcome, paidMinor } });
};

// The submission clock is for all refunds of a settlement: it stops with the last one that was waited for.
const clockWithout = ({ clock, refunds }: Return, refundId: string): CaseClock | undefined => {
  const othersWait = refunds.some((other) => other.refundId !== refundId && !other.submitted);
  return clock?.name !== "refund_submission" || othersWait ? clock : undefined;
};

/** A refund reached the payment provider. */
export const recordRefundSubmitted = (state: Return, { at, refundId }: RecordRefundSubmitted): ReturnDecision => {
  const refund = refundOf(state, refundId);
  // No clock of the case waits for a compensation: the case that pays it has its own.
  if (compensationOf(state, refundId) !== undefined) return accept();
  if (refund === undefined) return refuse({ code: "return.refund_unknown", refundId });
  if (refund.submitted) return accept();
  return accept({ type: "RefundSubmitted", at, data: { refundId, clock: clockWithout(state, refundId) } });
};

/** A refund ended; when all have, a settled case is over. */
export const recordRefundOutcome = (state: Return, command: RecordRefundOutcome): ReturnDecision => {
  const { at, refundId, outcome, refundedMinor } = command;
  const compensation = compensationOf(state, refundId);
  if (compensation !== undefined) return compensationEnded(compensation, command);
  const refund = refundOf(state, refundId);
  if (refund === undefined) return refuse({ code: "return.refund_unknown", refundId });
  if (refund.outcome !== undefined) return accept();
  const clock = clockWithout(state, refundId);
  return decided(
    inSequence(
      state,
      () => [{ type: "RefundOutcomeRecorded", at, data: { refundId, outcome, refundedMinor, clock } }],
      (current) => closeWhenPaid(current, command),
    ),
  );
};

const resumedClock = ({ clock, suspended }: Return, at: RecordChargeback["at"]): CaseClock | undefined => {
  if (clock === undefined || suspended === undefined) return clock;
  // A clock that began during the suspension has stood still only since then.
  const from = clock.startedAt > suspended.since ? clock.startedAt : suspended.since;
  return shiftedClock(clock, Math.max(0, msBetween(from, at)));
};

const closeChargeback = (state: Return, command: RecordChargeback, outcome: "won" | "lost") => {
  const { at, chargebackId, isSuperseded = true } = command;
  const isOver = outcome === "lost" && isSuperseded;
  return inSequence(
    state,
    (current) => [
      {
        type: "ChargebackClosed",
        at,
        data: { chargebackId, outcome, pausedClock: current.clock?.name, clock: resumedClock(current, at) },
      },
    ],
    () => (isOver ? [{ type: "ReturnClosed", at, data: { closeReason: "SUPERSEDED_BY_CHARGEBACK" } }] : []),
  );
};

/** The buyer's bank takes the payment back, or has decided: the case stands still meanwhile, clock and all. */
export const recordChargeback = (state: Return, command: RecordChargeback): ReturnDecision => {
  const { at, chargebackId, phase } = command;
  const isOver = state.status === "closed" || state.status === "withdrawn";
  if (isOver) return accept();
  if (phase === "opened") {
    return state.suspended === undefined ? accept({ type: "ChargebackOpened", at, data: { chargebackId } }) : accept();
  }
  if (state.suspended?.chargebackId !== chargebackId) return accept();
  return decided(closeChargeback(state, command, phase));
};

/** The buyer takes the request back. */
export const withdraw = (_state: Return, { at, textId }: WithdrawReturn): ReturnDecision =>
  accept({ type: "ReturnWithdrawn", at, data: { textId } });

/** The seller asks who should bear a refund that he did not grant. */
export const contestRefund = (state: Return, command: ContestRefund): ReturnDecision => {
  const { at, evidenceIds, textId } = command;
  return accept({ type: "RefundContested", at, data: { evidenceIds, textId, clock: decisionClock(state, command) } });
};

/** The seller shows that an early refund was paid for something else than what came back. */
export const reportBadParcel = (state: Return, command: ReportBadParcel): ReturnDecision => {
  const { at, reason, evidenceIds, textId } = command;
  return unless(evidenceIsEnough(evidenceIds, 1), () => [
    { type: "BadParcelReported", at, data: { reason, evidenceIds, textId, clock: decisionClock(state, command) } },
  ]);
};
