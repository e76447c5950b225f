import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { firstRefusal } from "../kernel/refusal.ts";
import type { ExceedsRefundable } from "../ledger/apply-effect.ts";
import type { BalanceRow, PaymentRow } from "../ledger/balances.ts";
import { components, sumAmounts } from "../ledger/component-amounts.ts";
import type { Component } from "../ledger/unit-value.ts";
import type { RefundCommandOf } from "./commands.ts";
import type { RefundEvent } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { disputedPaymentOf } from "./money-place.ts";
import { compensationLeg, planLegs } from "./plan-legs.ts";
import type { Refund } from "./refund.ts";
import type { RefundRefusal } from "./refusals.ts";
import { reservedOrHeld } from "./reroute.ts";
import { unitsTotalMinor } from "./slices.ts";

/** What one seller's part of the order still has of one component. */
export const refundableMinor = (refund: Refund, balances: readonly BalanceRow[], component: Component): number =>
  balances
    .filter(
      (row) => row.sellerId === refund.sellerId && row.currency === refund.currency && row.component === component,
    )
    .reduce((sum, row) => sum + row.refundableMinor, 0);

const sellerHasIt = (refund: Refund, balances: readonly BalanceRow[]): ExceedsRefundable | undefined => {
  const asked = sumAmounts(refund.units.map(({ amounts }) => amounts));
  const shortages = components.map((component): ExceedsRefundable | undefined => {
    const leftMinor = refundableMinor(refund, balances, component);
    return asked[component] > leftMinor
      ? { code: "refund.exceeds_refundable", askedMinor: asked[component], refundableMinor: leftMinor, component }
      : undefined;
  });
  return firstRefusal(...shortages);
};

const paymentsHaveIt = (refund: Refund, payments: readonly PaymentRow[]): ExceedsRefundable | undefined => {
  const askedMinor = unitsTotalMinor(refund.units);
  const leftMinor = payments
    .filter(({ currency }) => currency === refund.currency)
    .reduce((sum, row) => sum + row.refundableMinor, 0);
  return askedMinor > leftMinor
    ? { code: "refund.exceeds_refundable", askedMinor, refundableMinor: leftMinor }
    : undefined;
};

// A compensation takes from no payment and from nobody's balance, so nothing can be too little for it.
const legsOf = (refund: Refund, payments: readonly PaymentRow[]): readonly RefundLeg[] =>
  refund.compensation === undefined ? planLegs(refund, payments) : [compensationLeg(refund, refund.compensation)];

/**
 * Plans the legs and sets the money aside, before any provider is asked. All of it or nothing: what the order cannot
 * give back is refused with the facts, and a person decides. Legs on a payment in a chargeback are held from the start.
 */
export const decideReserve = (
  refund: Refund,
  { at, balances, payments }: RefundCommandOf<"ReserveRefund">,
): Decision<RefundEvent, RefundRefusal> => {
  if (refund.completed !== undefined) return refuse({ code: "refund.already_completed" });
  if (refund.reservedAt !== undefined) return accept();
  const refusal = firstRefusal(sellerHasIt(refund, balances), paymentsHaveIt(refund, payments));
  if (refusal !== undefined) return refuse(refusal);
  const legs = legsOf(refund, payments);
  const free = legs.filter((leg) => disputedPaymentOf(refund, leg) === undefined).map(({ legId }) => legId);
  const holds = legs
    .filter((leg) => disputedPaymentOf(refund, leg) !== undefined)
    .map((leg) => reservedOrHeld(refund, leg, at));
  const reserve: readonly RefundEvent[] =
    free.length === 0 ? [] : [{ type: "LegsReserved", at, data: { legIds: free } }];
  return accept<RefundEvent>({ type: "LegsPlanned", at, data: { legs: [...legs] } }, ...reserve, ...holds);
};
