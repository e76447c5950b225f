import { allocateCapped } from "../kernel/allocation.ts";
import { dueAt, type MarketCalendar } from "../kernel/clocks.ts";
import { addMs, type Instant } from "../kernel/instant.ts";
import type { Chargeback, ChargebackClocks, ChargebackDetails, CountedPart, DisputedPayment } from "./chargeback.ts";
import type { MoneyFacts } from "./commands.ts";
import type { ChargebackTerms } from "./terms.ts";

const MS_PER_HOUR = 3_600_000;

const sumOf = (parts: readonly { readonly amountMinor: number }[]): number =>
  parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** Whether refunds on the payment stand still: always, but where refunding would still end the case and the rules let it. */
export const holdsRefunds = (
  { reason = "other", isRefundable = false }: ChargebackDetails,
  stage: Chargeback["stage"],
  { refundingGoesOn: { stages, never } }: ChargebackTerms,
): boolean => !(isRefundable && stages.includes(stage) && !never.includes(reason));

/** What is disputed, in the payment's currency: what the provider debits, or all that was captured where it does not say. */
export const disputedMinor = ({ amount }: ChargebackDetails, { capturedMinor }: DisputedPayment): number =>
  amount?.amountMinor ?? capturedMinor;

/**
 * How an amount that a bank takes lies beside the payment: `withinMinor` is the payment's own, `excessMinor` what a rate of
 * exchange put on top, which never was the buyer's to get back.
 */
export const besidePayment = (amountMinor: number, { capturedMinor }: DisputedPayment) => {
  const withinMinor = Math.min(amountMinor, capturedMinor);
  return { withinMinor, excessMinor: amountMinor - withinMinor };
};

/** When to warn, until when to answer, and when an outcome is late: so long after the answer was due. */
export const clocksOf = (
  { respondBy }: ChargebackDetails,
  openedAt: Instant,
  terms: ChargebackTerms,
  calendar: MarketCalendar,
): ChargebackClocks => ({
  ...(respondBy === undefined ? {} : { warnAt: addMs(respondBy, -terms.warnHoursBefore * MS_PER_HOUR), respondBy }),
  outcomeDueAt: dueAt(respondBy ?? openedAt, terms.outcomeOverdue, calendar),
});

/** What the buyer has of the payment by refunds, or will have by what is on its way. */
export const outMinor = ({ proofs, onItsWayMinor }: MoneyFacts): number => sumOf(proofs) + onItsWayMinor;

/** What an open chargeback would give the buyer a second time, were all of it lost: with what was refunded or is on its way. */
export const twiceIfLost = (disputed: number, payment: DisputedPayment, facts: MoneyFacts): number =>
  Math.max(0, besidePayment(disputed, payment).withinMinor + outMinor(facts) - payment.capturedMinor);

/** What of a loss is neither counted nor covered by a refund that was held. */
export const uncountedMinor = ({ lost, payment, counted, settledMinor }: Chargeback): number => {
  if (lost === undefined || payment === undefined) return 0;
  return Math.max(0, besidePayment(lost.amountMinor, payment).withinMinor - sumOf(counted) - settledMinor);
};

/**
 * What a loss takes from what is still refundable: as much as payment and balances have left, over sellers and components in
 * proportion to what each has. More than that the buyer had before.
 */
export const partsToCount = (amountMinor: number, { paymentRow, balances }: MoneyFacts): readonly CountedPart[] => {
  const rows = balances.filter(({ currency }) => currency === paymentRow.currency);
  const caps = rows.map(({ sellerId, component, refundableMinor }) => ({
    key: JSON.stringify([sellerId, component]),
    capMinor: refundableMinor,
  }));
  const leftMinor = caps.reduce((sum, { capMinor }) => sum + capMinor, 0);
  const parts = allocateCapped(Math.min(amountMinor, paymentRow.refundableMinor, leftMinor), caps);
  return rows.flatMap(({ sellerId, component }) => {
    const share = parts.get(JSON.stringify([sellerId, component])) ?? 0;
    return share === 0 ? [] : [{ sellerId, component, amountMinor: share }];
  });
};
