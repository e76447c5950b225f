import type { MoneyFacts } from "../../domain/chargebacks/index.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { OrderBalances } from "../../domain/ledger/balances.ts";
import type { Refund, RefundLeg } from "../../domain/refunds/index.ts";

const sumOf = (legs: readonly RefundLeg[], isCounted: (leg: RefundLeg) => boolean): number =>
  legs.filter(isCounted).reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const ON_ITS_WAY: readonly RefundLeg["status"][] = ["submitted", "pending", "unknown"];
const WAITING: readonly RefundLeg["status"][] = ["held", "failed"];

const proofsOf = (refunds: readonly Refund[], paymentId: string): MoneyFacts["proofs"] =>
  refunds.flatMap(({ refundId, legs }) =>
    legs.flatMap((leg) => {
      const { legId, status, amountMinor, currency, providerRefundId, succeededAt } = leg;
      if (leg.paymentId !== paymentId || status !== "succeeded" || succeededAt === undefined) return [];
      const named = providerRefundId === undefined ? {} : { providerRefundId };
      return [{ refundId, legId, amountMinor, currency, succeededAt, ...named }];
    }),
  );

/**
 * What the order's books and refunds say of a payment to one chargeback. A failed leg counts as held back: a loss settles it as it
 * does what waits.
 */
export const moneyFacts = (
  { balances, payments }: OrderBalances,
  refunds: readonly Refund[],
  paymentId: string,
  chargebackCaseId: string,
): MoneyFacts => {
  const paymentRow = payments.find((row) => row.paymentId === paymentId);
  invariant(paymentRow !== undefined, "a payment of an order has its row in the books");
  const legs = refunds.flatMap((refund) => refund.legs).filter((leg) => leg.paymentId === paymentId);
  return {
    paymentRow,
    balances: [...balances],
    proofs: proofsOf(refunds, paymentId),
    onItsWayMinor: sumOf(legs, ({ status }) => ON_ITS_WAY.includes(status)),
    heldMinor: sumOf(legs, ({ status }) => WAITING.includes(status)),
    settledMinor: sumOf(legs, (leg) => leg.paidByChargeback && leg.chargebackCaseId === chargebackCaseId),
  };
};
