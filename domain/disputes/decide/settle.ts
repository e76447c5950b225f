import { dueAt } from "../../kernel/clocks.ts";
import { totalMinor } from "../../ledger/component-amounts.ts";
import { componentsOf, grantedMinor, leftOf } from "../amounts.ts";
import { startClock, type When } from "../clocks.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import type { OrderedPayment } from "../parts.ts";
import { inSequence, type Step } from "../sequence.ts";
import type { DisputedUnit } from "../unit.ts";
import { closeReasonOf } from "../verdict.ts";
import type { Ordering } from "./context.ts";

// What decisions grant less what was ordered already, provisionally or not; what was ordered beyond it stays with the buyer.
const owedMinor = (state: Dispute, unit: DisputedUnit): number =>
  Math.min(totalMinor(leftOf(unit)), Math.max(0, grantedMinor(state, unit.value) - unit.paidMinor));

const orderedUnit = (unit: DisputedUnit, amountMinor: number) => {
  const { lineId, unitNo } = unit.value;
  const { orderedBefore: before, paid } = unit;
  const refundedBeforeMinor = before.item + before.tax + paid.item + paid.tax;
  return { lineId, unitNo, amounts: componentsOf(unit, amountMinor), refundedBeforeMinor };
};

/** Orders money for the buyer: what is owed by what holds, or, provisionally, all that is left; nothing where nothing is. */
export const orderPayment =
  (purpose: OrderedPayment["purpose"], { at, calendar, refundId }: Ordering): Step =>
  (state): readonly DisputeEvent[] => {
    const due = (unit: DisputedUnit): number =>
      purpose === "provisional" ? totalMinor(leftOf(unit)) : owedMinor(state, unit);
    const units = state.units.filter((unit) => due(unit) > 0).map((unit) => orderedUnit(unit, due(unit)));
    if (units.length === 0) return [];
    const amountMinor = units.reduce((sum, { amounts }) => sum + totalMinor(amounts), 0);
    const submitBy = dueAt(at, state.terms.clocks.refundSubmission, calendar);
    return [{ type: "DisputePaymentOrdered", at, data: { refundId, purpose, units, amountMinor, submitBy } }];
  };

const isPaid = ({ payments }: Dispute): boolean => payments.every(({ outcome }) => outcome !== undefined);

/** The end of the settlement, once every payment has ended and required goods came back; before that nothing. */
export const settleWhenDone =
  (when: When): Step =>
  (state): readonly DisputeEvent[] => {
    const { status, suspended, returnRequired, returnConcluded, terms, agreement } = state;
    const waits = !isPaid(state) || (returnRequired && returnConcluded === undefined);
    if (status !== "settling" || suspended !== undefined || waits) return [];
    const { at } = when;
    if (agreement === undefined) {
      return [
        {
          type: "DisputeSettled",
          at,
          data: { clock: startClock("appeal_window", "final", terms.clocks.appealWindow, when) },
        },
      ];
    }
    // What the parties agreed on themselves is nobody's decision to appeal against.
    return [
      { type: "DisputeSettled", at, data: {} },
      { type: "DisputeFinalised", at, data: { closeReason: closeReasonOf(state) } },
    ];
  };

/** Carries out what was agreed or decided: orders what is owed, and ends the settlement where nothing is waited for. */
export const settle =
  (purpose: OrderedPayment["purpose"], ordering: Ordering): Step =>
  (state) =>
    inSequence(
      state,
      orderPayment(purpose, ordering),
      ({ returnRequired }) => [{ type: "DisputeSettlementBegun", at: ordering.at, data: { returnRequired } }],
      settleWhenDone(ordering),
    );
