import { allocateCapped } from "../kernel/allocation.ts";
import type { Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import { amountsFrom, components, sumAmounts, totalMinor } from "../ledger/component-amounts.ts";
import type { Component, UnitValue } from "../ledger/unit-value.ts";
import type { FrozenOrder } from "./frozen-order.ts";
import type { OrderSnapshot } from "./order-snapshot.ts";
import { unitValues } from "./unit-values.ts";

const partKey = ({ lineId, unitNo }: UnitValue, component: Component): string =>
  `${lineId}#${String(unitNo).padStart(3, "0")}#${component}`;

/** The same units with what was really captured for them, each amount cut in proportion. */
const cappedUnits = (units: readonly UnitValue[], capMinor: number): readonly UnitValue[] => {
  const caps = units.flatMap((unit) =>
    components.map((component) => ({ key: partKey(unit, component), capMinor: unit.paid[component] })),
  );
  const kept = allocateCapped(capMinor, caps);
  return units.map((unit) => ({
    ...unit,
    paid: amountsFrom((component) => kept.get(partKey(unit, component)) ?? 0),
  }));
};

const paymentsOf = (snapshot: OrderSnapshot) =>
  snapshot.payments.map(({ paymentId, tender, captured, providerPaymentId }, index) => ({
    paymentId,
    tender,
    position: index + 1,
    capturedMinor: captured.amountMinor,
    ...(providerPaymentId === undefined ? {} : { providerPaymentId }),
  }));

/**
 * Splits every amount of an order over its units, once. An order whose payments differ from its lines is marked
 * `unbalanced`: where too little was captured every amount is cut in proportion, so that no refund of anything can give
 * back money that never came; what was captured too much is not refundable through its lines.
 */
export const freezeOrder = (snapshot: OrderSnapshot, receivedAt: Instant): FrozenOrder => {
  const asSold = unitValues(snapshot);
  const payments = paymentsOf(snapshot);
  const linesMinor = totalMinor(sumAmounts(asSold.map(({ paid }) => paid)));
  const capturedMinor = payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);
  const refundableMinor = Math.min(linesMinor, capturedMinor);
  const units = capturedMinor < linesMinor ? cappedUnits(asSold, capturedMinor) : asSold;
  const paidByComponent = sumAmounts(units.map(({ paid }) => paid));
  invariant(totalMinor(paidByComponent) === refundableMinor, "units sum to what can be refunded");
  const differenceMinor = capturedMinor - linesMinor;
  return {
    snapshot,
    receivedAt,
    units: [...units],
    payments,
    totals: { linesMinor, capturedMinor, refundableMinor, components: paidByComponent },
    ...(differenceMinor === 0 ? {} : { unbalanced: { linesMinor, capturedMinor, differenceMinor } }),
  };
};
