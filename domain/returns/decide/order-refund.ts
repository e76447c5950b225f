import { dueAt } from "../../kernel/clocks.ts";
import type { Fault } from "../../kernel/reasons.ts";
import type { LiabilityShares } from "../../ledger/liability.ts";
import { entitlementMinor } from "../amounts.ts";
import type { DecisionBasis } from "../basis.ts";
import type { ReturnEvent } from "../events.ts";
import type { RefundPurpose, ReturnLabel } from "../parts.ts";
import { labelDue, type Payee, payableMinor, refundUnits } from "../refund-units.ts";
import type { Return, ReturnUnit } from "../return.ts";
import type { Step } from "../sequence.ts";
import { unitsNotOrdered } from "../units.ts";
import type { Ordering } from "./context.ts";

/** Who bears a refund: by fault, or by the shares beside it. */
export type LiabilityTerms = { readonly fault: Fault; readonly shares?: LiabilityShares | undefined };

/** One order of money to the buyer. */
export type RefundOrder = {
  readonly purpose: RefundPurpose;
  readonly provisional: boolean;
  readonly payees: readonly Payee[];
  readonly liability: LiabilityTerms;
  /**
   * Who bears the label where the buyer's refund does not: a decided amount is net, and a provisional one leaves it
   * open.
   */
  readonly labelBy?: "seller" | "platform" | "nobody_yet";
  /** What the order rests on, where nothing before it in the same decision says so. */
  readonly basis?: DecisionBasis;
};

/** Units paid in full, as the case stands, without anything kept back. */
export const fullPayees = (state: Return, units: readonly ReturnUnit[]): readonly Payee[] =>
  units.map((unit) => ({
    unit,
    grossMinor: entitlementMinor(state, unit),
    deductions: unit.inspection?.deductions ?? [],
  }));

const labelOf = (state: Return, { labelBy }: RefundOrder): ReturnLabel | undefined => {
  const due = labelDue(state);
  if (due === undefined || labelBy === "nobody_yet") return undefined;
  return labelBy === undefined ? due : { ...due, payer: labelBy };
};

/** The refund of units that no refund has named yet; nothing when there is no money in it. */
export const orderRefund = (
  state: Return,
  order: RefundOrder,
  { at, calendar, refundId }: Ordering,
): readonly ReturnEvent[] => {
  const label = labelOf(state, order);
  const units = refundUnits(state, order.payees, label);
  if (payableMinor(units) === 0) return [];
  return [
    {
      type: "RefundOrdered",
      at,
      data: {
        refundId,
        purpose: order.purpose,
        units: [...units],
        ...order.liability,
        provisional: order.provisional,
        returnLabel: label,
        commissionReturned: state.terms.commissionReturned,
        submitBy: dueAt(at, state.terms.clocks.refundSubmission, calendar),
        currency: state.currency,
        ...(order.basis && { basis: order.basis }),
      },
    },
  ];
};

/**
 * A refund before the inspection: the platform funds it until it is known who bears it. Waits while a chargeback is
 * open.
 */
export const orderEarly =
  (which: (unit: ReturnUnit) => boolean, ordering: Ordering): Step =>
  (state) => {
    const units = unitsNotOrdered(state).filter(which);
    if (units.length === 0 || state.suspended !== undefined) return [];
    const liability = { fault: state.terms.fault };
    const payees = fullPayees(state, units);
    return orderRefund(state, { purpose: "return", provisional: true, payees, liability }, ordering);
  };
