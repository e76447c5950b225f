import { invariant } from "../../kernel/invariant.ts";
import { mayMove } from "../../kernel/lifecycle.ts";
import { totalMinor } from "../../ledger/component-amounts.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import type { SettlementCause } from "../outcomes.ts";
import type { OrderedRefund, RefundUnit } from "../parts.ts";
import type { Return, ReturnUnit } from "../return.ts";
import { acceptanceLifecycle, receptionLifecycle } from "../unit-lifecycles.ts";
import { isSameUnit, keyOf, mapUnits, withAcceptance, withReception } from "../units.ts";

const labelDeductedMinor = (units: readonly RefundUnit[]): number =>
  units
    .flatMap(({ deductions }) => deductions)
    .reduce((sum, { code, amountMinor }) => sum + (code === "RETURN_LABEL" ? amountMinor : 0), 0);

// Money for good takes the goods, or the lack of them, as they are; provisional money waits for the inspection.
const acceptedWhenPaid = (unit: ReturnUnit, provisional: boolean): ReturnUnit =>
  !provisional && mayMove(acceptanceLifecycle, unit.acceptance, "accept") ? withAcceptance(unit, "accept") : unit;

const order = (state: Return, { data }: EventOf<"RefundOrdered">): Return => {
  const units = data.units.map((unit) => ({ ...keyOf(unit), amountMinor: totalMinor(unit.amounts) }));
  const refund: OrderedRefund = {
    refundId: data.refundId,
    purpose: data.purpose,
    provisional: data.provisional,
    fault: data.fault,
    amountMinor: units.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    units,
    labelDeductedMinor: labelDeductedMinor(data.units),
    liabilitySettled: !data.provisional,
    submitted: false,
  };
  return {
    ...state,
    refunds: [...state.refunds, refund],
    labelCharged: state.labelCharged || data.returnLabel !== undefined,
    units: state.units.map((unit) => {
      const ordered = units.find((other) => isSameUnit(other, unit));
      if (ordered === undefined) return unit;
      invariant(unit.orderedMinor === undefined, `${unit.lineId} unit ${unit.unitNo} is refunded once`);
      invariant(ordered.amountMinor <= totalMinor(unit.value.paid), "a unit's refund is at most what was paid for it");
      return { ...acceptedWhenPaid(unit, data.provisional), orderedMinor: ordered.amountMinor };
    }),
  };
};

const changeRefund = (state: Return, refundId: string, change: Partial<OrderedRefund>): Return => ({
  ...state,
  refunds: state.refunds.map((refund) => (refund.refundId === refundId ? { ...refund, ...change } : refund)),
});

const settleLiability = (state: Return, { data }: EventOf<"LiabilitySettled">): Return => ({
  ...changeRefund(state, data.refundId, { liabilitySettled: true, fault: data.fault }),
  labelCharged: state.labelCharged || data.returnLabel !== undefined,
});

const afterTransport: ReadonlySet<SettlementCause> = new Set(["inspected", "inspection_timeout", "parcel_lost"]);

// What was never sent stays with the buyer when the money moves without it, and was simply not sent otherwise.
const beginSettlement = (state: Return, { data }: EventOf<"SettlementBegun">): Return => {
  const move = afterTransport.has(data.because) ? "left_out" : "kept";
  const settled = mapUnits(
    state,
    (unit) => mayMove(receptionLifecycle, unit.reception, move),
    (unit) => withReception(unit, move),
  );
  return { ...settled, settledBecause: data.because };
};

const close = (state: Return, { data }: EventOf<"ReturnClosed">): Return => ({
  ...state,
  closeReason: data.closeReason,
  ...(data.escalateUntil === undefined ? {} : { escalateUntil: data.escalateUntil }),
  ...(data.contestUntil === undefined ? {} : { contestUntil: data.contestUntil }),
  ...(data.reportUntil === undefined ? {} : { reportUntil: data.reportUntil }),
});

const contested = (state: Return, kind: "refund" | "bad_parcel"): Return => ({
  ...state,
  contest: { kind, standing: "open" },
});

const breach = (state: Return, event: EventOf<"RefundOverdue">): Return => ({
  ...state,
  breaches: [...state.breaches, { clock: "refund_submission", dueAt: event.data.dueAt }],
});

/** What money changes in a case, beside its status and clock. */
export const evolveMoney = (state: Return, event: ReturnEvent): Return => {
  switch (event.type) {
    case "SettlementBegun":
      return beginSettlement(state, event);
    case "RefundOrdered":
      return order(state, event);
    case "LiabilitySettled":
      return settleLiability(state, event);
    case "RefundSubmitted":
      return changeRefund(state, event.data.refundId, { submitted: true });
    case "RefundOutcomeRecorded":
      return changeRefund(state, event.data.refundId, {
        submitted: true,
        outcome: event.data.outcome,
        refundedMinor: event.data.refundedMinor,
      });
    case "RefundOverdue":
      return breach(state, event);
    case "RefundContested":
      return contested(state, "refund");
    case "BadParcelReported":
      return contested(state, "bad_parcel");
    case "ReturnWithdrawn":
      return { ...state, closeReason: "WITHDRAWN" };
    case "ReturnClosed":
      return close(state, event);
    default:
      return state;
  }
};
