import type { EventOf, ReturnEvent } from "../events.ts";
import { type LiableAmount, liabilityOfUnits } from "../liability.ts";
import type { SettlementCause } from "../outcomes.ts";
import type { OrderedRefund } from "../parts.ts";
import { labelDue } from "../refund-units.ts";
import type { Return } from "../return.ts";
import { inSequence, type Step } from "../sequence.ts";
import { isSameUnit } from "../units.ts";
import { settlementBasis } from "./basis.ts";
import { submissionClock } from "./clocks.ts";
import { closeWhenPaid } from "./close.ts";
import type { Ordering, When } from "./context.ts";
import { type LiabilityTerms, orderRefund, type RefundOrder } from "./order-refund.ts";

/** How a case is settled: why, what is newly paid, and who bears what was already paid. */
export type Settlement = {
  readonly because: SettlementCause;
  readonly order: Omit<RefundOrder, "provisional">;
  readonly liabilityBecause: EventOf<"LiabilitySettled">["data"]["because"];
  /** Who bears refunds that were ordered before; without it the goods tell, unit by unit. */
  readonly liability?: LiabilityTerms;
};

// What the inspection would have kept back was paid already: the seller does not bear it.
const amountsOf = (state: Return, refund: OrderedRefund): readonly LiableAmount[] =>
  refund.units.flatMap(({ amountMinor, ...key }): readonly LiableAmount[] => {
    const unit = state.units.find((other) => isSameUnit(other, key));
    if (unit === undefined) return [];
    const deductions = unit.inspection?.deductions ?? [];
    const keptMinor = Math.min(
      amountMinor,
      deductions.reduce((sum, deduction) => sum + deduction.amountMinor, 0),
    );
    const rest: LiableAmount = { unit, amountMinor: amountMinor - keptMinor };
    return keptMinor === 0 ? [rest] : [rest, { unit, amountMinor: keptMinor, bearer: "buyer" }];
  });

/** Who bears the refunds that were paid provisionally, one fact for each. */
export const settleLiabilities =
  (
    because: Settlement["liabilityBecause"],
    { at }: Pick<When, "at">,
    liability?: LiabilityTerms,
    which: (refund: OrderedRefund) => boolean = ({ liabilitySettled }) => !liabilitySettled,
  ): Step =>
  (state) =>
    state.refunds.filter(which).map(
      (refund, index): ReturnEvent => ({
        type: "LiabilitySettled",
        at,
        data: {
          refundId: refund.refundId,
          because,
          ...(liability ?? liabilityOfUnits(state, amountsOf(state, refund))),
          returnLabel: index === 0 ? labelDue(state) : undefined,
        },
      }),
    );

const begin =
  ({ because, order }: Settlement, ordering: Ordering): Step =>
  (state) => {
    const { payees } = order;
    const isOrdering = payees.length > 0 && orderRefund(state, { ...order, provisional: false }, ordering).length > 0;
    const waits = isOrdering || state.refunds.some(({ submitted }) => !submitted);
    const clock = waits ? submissionClock(state, ordering) : undefined;
    return [
      { type: "SettlementBegun", at: ordering.at, data: { because, clock, basis: settlementBasis(state, because) } },
    ];
  };

// Beginning the settlement moved the units: what is kept and what was not sent is known only now.
const order =
  (settlement: Settlement, ordering: Ordering): Step =>
  (state) => {
    const payees = settlement.order.payees
      .map((payee) => ({ ...payee, unit: state.units.find((unit) => isSameUnit(unit, payee.unit)) ?? payee.unit }))
      .filter(({ unit }) => unit.orderedMinor === undefined);
    return payees.length === 0 ? [] : orderRefund(state, { ...settlement.order, payees, provisional: false }, ordering);
  };

/**
 * Settles a case: orders what is owed and not ordered yet, says who bears what was, and ends it when all has been paid.
 */
export const settle = (state: Return, settlement: Settlement, ordering: Ordering): readonly ReturnEvent[] =>
  inSequence(
    state,
    begin(settlement, ordering),
    order(settlement, ordering),
    settleLiabilities(settlement.liabilityBecause, ordering, settlement.liability),
    (current) => closeWhenPaid(current, ordering),
  );
