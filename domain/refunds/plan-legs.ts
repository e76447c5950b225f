import type { PaymentRow } from "../ledger/balances.ts";
import { noAmounts } from "../ledger/component-amounts.ts";
import type { RefundLeg } from "./leg.ts";
import { plannedLeg } from "./new-leg.ts";
import type { Refund } from "./refund.ts";
import { sliceAmounts, unitsTotalMinor } from "./slices.ts";

/** The one leg that pays a compensation: by the tender that was chosen, out of no payment, with nothing by component. */
export const compensationLeg = (refund: Refund, { amountMinor, tender }: NonNullable<Refund["compensation"]>) =>
  plannedLeg(refund, refund.legs.length + 1, { tender, amountMinor, amounts: noAmounts }, "planned");

/** The payments that a refund may take from, last consumed first: what a buyer spent last comes back first. */
const payableFrom = (refund: Refund, payments: readonly PaymentRow[]): readonly PaymentRow[] =>
  payments
    .filter(({ currency, refundableMinor }) => currency === refund.currency && refundableMinor > 0)
    .toSorted((a, b) => b.position - a.position);

/**
 * The legs that pay a refund: each by the tender that paid, none for more than its payment has left. They cover the
 * refund as far as the payments reach.
 */
export const planLegs = (refund: Refund, payments: readonly PaymentRow[]): readonly RefundLeg[] => {
  const owedMinor = unitsTotalMinor(refund.units);
  let coveredMinor = 0;
  const legs: RefundLeg[] = [];
  for (const { paymentId, tender, refundableMinor } of payableFrom(refund, payments)) {
    const slice = { startMinor: coveredMinor, amountMinor: Math.min(refundableMinor, owedMinor - coveredMinor) };
    if (slice.amountMinor === 0) break;
    const amounts = sliceAmounts(refund.units, slice);
    const part = { paymentId, tender, amountMinor: slice.amountMinor, amounts, sliceStartMinor: slice.startMinor };
    legs.push(plannedLeg(refund, refund.legs.length + legs.length + 1, part, "planned"));
    coveredMinor += slice.amountMinor;
  }
  return legs;
};
