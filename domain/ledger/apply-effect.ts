import { invariant } from "../kernel/invariant.ts";
import type { BalanceRow, OrderBalances, PaymentRow } from "./balances.ts";
import type { LedgerEffect } from "./effects.ts";
import { type CounterChange, rowChanges } from "./row-changes.ts";
import type { Component } from "./unit-value.ts";

/** More was asked for than a balance or a payment has left. */
export interface ExceedsRefundable {
  readonly code: "refund.exceeds_refundable";
  readonly askedMinor: number;
  readonly refundableMinor: number;
  readonly component?: Component;
  readonly paymentId?: string;
}

/** The rows after an effect, or why all of them stay as they were. */
export type Applied =
  | { readonly outcome: "accepted"; readonly balances: OrderBalances }
  | { readonly outcome: "refused"; readonly refusal: ExceedsRefundable };

const withChange = <Row extends CounterChange>(row: Row, change: CounterChange): Row => ({
  ...row,
  refundableMinor: row.refundableMinor + change.refundableMinor,
  reservedMinor: row.reservedMinor + change.reservedMinor,
  refundedMinor: row.refundedMinor + change.refundedMinor,
});

type Shortage = Pick<ExceedsRefundable, "askedMinor" | "refundableMinor">;
type Touched<Row> = { readonly rows: readonly Row[] } | { readonly shortage: Shortage };

/**
 * Changes the one row that matches. Money that leaves `reserved` or `refunded` must have been there: else it is a bug.
 */
const touch = <Row extends CounterChange>(
  rows: readonly Row[],
  isSame: (row: Row) => boolean,
  change: CounterChange,
  what: string,
): Touched<Row> => {
  const before = rows.find(isSame);
  const askedMinor = -change.refundableMinor;
  invariant(before !== undefined || askedMinor > 0, `${what} has no row to change`);
  if (before === undefined) return { shortage: { askedMinor, refundableMinor: 0 } };
  const after = withChange(before, change);
  invariant(after.reservedMinor >= 0, `${what} releases or posts more than is reserved`);
  invariant(after.refundedMinor >= 0, `${what} takes back more than was refunded`);
  if (after.refundableMinor < 0) return { shortage: { askedMinor, refundableMinor: before.refundableMinor } };
  return { rows: rows.map((row) => (row === before ? after : row)) };
};

const refused = (facts: Omit<ExceedsRefundable, "code">): Applied => ({
  outcome: "refused",
  refusal: { code: "refund.exceeds_refundable", ...facts },
});

/**
 * The ledger's guard as a pure function, the same that the store keeps by conditional writes: all rows change, or none
 * does because one has too little left. Refused with `refund.exceeds_refundable`.
 */
export const applyEffect = (before: OrderBalances, effect: LedgerEffect): Applied => {
  const changes = rowChanges(effect);
  let { balances, payments } = before;
  for (const change of changes.balances) {
    const { sellerId, currency, component } = change;
    const isSame = (row: BalanceRow): boolean =>
      row.sellerId === sellerId && row.currency === currency && row.component === component;
    const touched = touch(balances, isSame, change, `${sellerId} ${currency} ${component}`);
    if ("shortage" in touched) return refused({ ...touched.shortage, component });
    balances = touched.rows;
  }
  for (const change of changes.payments) {
    const { paymentId } = change;
    const touched = touch(payments, (row: PaymentRow) => row.paymentId === paymentId, change, `payment ${paymentId}`);
    if ("shortage" in touched) return refused({ ...touched.shortage, paymentId });
    payments = touched.rows;
  }
  return { outcome: "accepted", balances: { balances, payments } };
};
