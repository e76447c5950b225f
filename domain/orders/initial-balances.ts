import type { OrderBalances } from "../ledger/balances.ts";
import { components, sumAmounts } from "../ledger/component-amounts.ts";
import type { FrozenOrder } from "./frozen-order.ts";

const untouched = { reservedMinor: 0, refundedMinor: 0 };

/**
 * The ledger's rows of an order at intake: what can go back by seller and component (rows of zero are left out), and
 * what can go back to each payment.
 */
export const initialBalances = (order: FrozenOrder): OrderBalances => {
  const { currency } = order.snapshot;
  const sellerIds = [...new Set(order.units.map(({ sellerId }) => sellerId))];
  const balances = sellerIds.flatMap((sellerId) => {
    const paid = sumAmounts(order.units.filter((unit) => unit.sellerId === sellerId).map((unit) => unit.paid));
    return components.map((component) => ({
      sellerId,
      currency,
      component,
      refundableMinor: paid[component],
      ...untouched,
    }));
  });
  return {
    balances: balances.filter(({ refundableMinor }) => refundableMinor > 0),
    payments: order.payments.map((payment) => ({
      ...payment,
      currency,
      refundableMinor: payment.capturedMinor,
      ...untouched,
    })),
  };
};
