import { amountsFrom, sumAmounts, totalMinor } from "../../ledger/component-amounts.ts";
import { unitText } from "../../ledger/unit-key.ts";
import type { DisputeClock } from "../clock.ts";
import { clockNamed, withClocks, withoutClocks } from "../clocks.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent, DisputeEventOf } from "../events.ts";
import type { OrderedPayment } from "../parts.ts";
import type { DisputedUnit } from "../unit.ts";

type Paid = OrderedPayment["units"];

const unitsAfter = (units: Dispute["units"], paid: Paid, sign: 1 | -1): Dispute["units"] =>
  units.map((unit): DisputedUnit => {
    const part = paid.find((one) => unitText(one) === unitText(unit.value));
    if (part === undefined) return unit;
    const total =
      sign === 1
        ? sumAmounts([unit.paid, part.amounts])
        : amountsFrom((component) => unit.paid[component] - part.amounts[component]);
    return { ...unit, paid: total, paidMinor: totalMinor(total) };
  });

const ordered = (state: Dispute, { at, data }: DisputeEventOf<"DisputePaymentOrdered">): Dispute => {
  const { refundId, purpose, amountMinor, submitBy } = data;
  const units = data.units.map(({ lineId, unitNo, amounts }) => ({ lineId, unitNo, amounts }));
  const clock: DisputeClock = clockNamed(state, "refund_submission") ?? {
    name: "refund_submission",
    startedAt: at,
    dueAt: submitBy,
    remindAt: [],
    onTimeout: "record_breach",
  };
  const rest = purpose === "provisional" ? withoutClocks(state.clocks, "provisional_payment") : state.clocks;
  return {
    ...state,
    units: unitsAfter(state.units, units, 1),
    payments: [...state.payments, { refundId, purpose, amountMinor, units, submitted: false }],
    clocks: withClocks(rest, clock),
  };
};

const changed = (state: Dispute, refundId: string, change: Partial<OrderedPayment>): Dispute => {
  const payments = state.payments.map((payment) =>
    payment.refundId === refundId ? { ...payment, ...change, submitted: true } : payment,
  );
  const isWaiting = payments.some(({ submitted }) => !submitted);
  return { ...state, payments, clocks: isWaiting ? state.clocks : withoutClocks(state.clocks, "refund_submission") };
};

const recorded = (state: Dispute, { data }: DisputeEventOf<"DisputePaymentRecorded">): Dispute => {
  const { refundId, outcome, refundedMinor } = data;
  const after = changed(state, refundId, { outcome, refundedMinor });
  const payment = state.payments.find((one) => one.refundId === refundId);
  // A cancelled payment gave the buyer nothing, so its units are not paid.
  return outcome === "cancelled" ? { ...after, units: unitsAfter(state.units, payment?.units ?? [], -1) } : after;
};

/** What was paid, and how the dispute was settled; other events leave the dispute as it is. */
export const evolvePayments = (state: Dispute, event: DisputeEvent): Dispute => {
  switch (event.type) {
    case "DisputePaymentOrdered":
      return ordered(state, event);
    case "DisputePaymentSubmitted":
      return changed(state, event.data.refundId, {});
    case "DisputePaymentRecorded":
      return recorded(state, event);
    case "DisputePaymentOverdue":
      return {
        ...state,
        breaches: [...state.breaches, { clock: "refund_submission", dueAt: event.data.dueAt }],
        clocks: withoutClocks(state.clocks, "refund_submission"),
      };
    case "DisputeReturnConcluded":
      return { ...state, returnConcluded: event.data };
    default:
      return state;
  }
};
