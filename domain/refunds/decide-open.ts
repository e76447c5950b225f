import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { firstRefusal } from "../kernel/refusal.ts";
import { components, totalMinor } from "../ledger/component-amounts.ts";
import type { RefundCommandOf } from "./commands.ts";
import type { RefundEvent } from "./events.ts";
import type { RefundState, RefundTerms, RefundUnit } from "./refund.ts";
import type { RefundRefusal } from "./refusals.ts";

type OpenRefund = RefundCommandOf<"OpenRefund">;

const deductedMinor = (unit: RefundUnit): number =>
  unit.deductions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const unitStandsOnce = ({ units }: RefundTerms, { lineId, unitNo }: RefundUnit): RefundRefusal | undefined =>
  units.filter((unit) => unit.lineId === lineId && unit.unitNo === unitNo).length > 1
    ? { code: "refund.unit_repeated", lineId, unitNo }
    : undefined;

/** Nobody gets more for a unit than was paid for it: goodwill beyond that is compensation, not a refund. */
const unitIsWorthIt = ({ unitValues, sellerId }: RefundTerms, unit: RefundUnit): RefundRefusal | undefined => {
  const { lineId, unitNo } = unit;
  const value = unitValues.find((one) => one.lineId === lineId && one.unitNo === unitNo);
  if (value === undefined) return { code: "refund.unit_unknown", lineId, unitNo };
  if (value.sellerId !== sellerId) return { code: "refund.seller_mismatch", lineId, sellerId: value.sellerId };
  const over = components.find((component) => unit.amounts[component] > value.paid[component]);
  const refusal = { code: "refund.exceeds_paid", lineId, unitNo } as const;
  if (over !== undefined) {
    return { ...refusal, component: over, askedMinor: unit.amounts[over], paidMinor: value.paid[over] };
  }
  const askedMinor = totalMinor(unit.amounts) + deductedMinor(unit);
  const paidMinor = totalMinor(value.paid);
  return askedMinor > paidMinor ? { ...refusal, component: "item", askedMinor, paidMinor } : undefined;
};

/** A label is deducted only where the buyer pays it, and never for more than it costs. */
const deductionsPayForLabel = ({ units, returnLabel }: RefundTerms): RefundRefusal | undefined => {
  const labels = units.flatMap(({ deductions }) => deductions.filter(({ code }) => code === "RETURN_LABEL"));
  const deducted = labels.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const costMinor = returnLabel?.payer === "buyer" ? returnLabel.costMinor : 0;
  return deducted > costMinor
    ? { code: "refund.deductions_exceed_label", deductedMinor: deducted, costMinor }
    : undefined;
};

const storeCreditIsWanted = ({ fallbackTenders, storeCreditConsentAt }: RefundTerms): RefundRefusal | undefined =>
  fallbackTenders.includes("store_credit") && storeCreditConsentAt === undefined
    ? { code: "refund.store_credit_needs_consent" }
    : undefined;

/** Opens a refund; a second order for the same one changes nothing. */
export const decideOpen = (state: RefundState, command: OpenRefund): Decision<RefundEvent, RefundRefusal> => {
  if (state !== undefined) {
    const { orderId, returnId, disputeId } = command;
    const isSame = state.orderId === orderId && state.returnId === returnId && state.disputeId === disputeId;
    return isSame ? accept() : refuse({ code: "refund.id_taken", refundId: state.refundId });
  }
  const { type, at, actor, fault, shares, provisional, submitBy, disputedPaymentIds, ...terms } = command;
  const refusal = firstRefusal(
    ...terms.units.map((unit) => unitStandsOnce(terms, unit)),
    ...terms.units.map((unit) => unitIsWorthIt(terms, unit)),
    deductionsPayForLabel(terms),
    storeCreditIsWanted(terms),
  );
  if (refusal !== undefined) return refuse(refusal);
  const clock = { name: "refund_submission", startedAt: at, dueAt: submitBy, remindAt: [], onTimeout: "park" } as const;
  const liability = { fault, provisional, ...(shares === undefined ? {} : { shares }) };
  const data = { ...terms, liability, disputedPaymentIds: disputedPaymentIds ?? [], clock: { ...clock, remindAt: [] } };
  return accept({ type: "RefundOpened", at, data });
};
