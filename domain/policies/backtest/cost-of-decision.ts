import { allocateCapped } from "../../kernel/allocation.ts";
import { amountsFrom, components, noAmounts, totalMinor } from "../../ledger/component-amounts.ts";
import type { CostUnit } from "../../ledger/cost-basis.ts";
import { costLegs } from "../../ledger/cost-bearing.ts";
import type { ComponentAmounts } from "../../ledger/unit-value.ts";
import type { GrantedSummary } from "./granted-summary.ts";
import { byParty, noMoney, type PartyAmounts } from "./party-amounts.ts";
import type { LineMoney, RecordedDecision } from "./recorded-decision.ts";

const refundableOf = ({ paid }: LineMoney, { outboundShippingRefund }: GrantedSummary): ComponentAmounts =>
  outboundShippingRefund === "none" ? { ...paid, shipping: 0, shipping_tax: 0 } : paid;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const refundableMinor = (granted: GrantedSummary, lines: readonly LineMoney[]): number =>
  sum(lines.map((line) => totalMinor(refundableOf(line, granted))));

// Where the policy pays for a label it is taken to be used; whoever sends by other means costs nobody a label.
const labelOf = ({ returnNeeded, returnLabelCostMinor, returnShippingPayer }: GrantedSummary) =>
  returnNeeded && returnLabelCostMinor > 0
    ? { payer: returnShippingPayer, costMinor: returnLabelCostMinor }
    : undefined;

const buyersLabelMinor = (granted: GrantedSummary): number => {
  const label = labelOf(granted);
  return label?.payer === "buyer" ? label.costMinor : 0;
};

/** The most that terms pay a buyer for some lines: all that is refundable, less a label that the buyer pays for. */
export const fullRefundMinor = (granted: GrantedSummary, lines: readonly LineMoney[]): number => {
  const refundable = refundableMinor(granted, lines);
  return refundable - Math.min(refundable, buyersLabelMinor(granted));
};

const splitOver = (totalToSplit: number, capsMinor: readonly number[]): readonly number[] => {
  const keyOf = (index: number): string => String(index).padStart(6, "0");
  const parts = allocateCapped(
    totalToSplit,
    capsMinor.map((capMinor, index) => ({ key: keyOf(index), capMinor })),
  );
  return capsMinor.map((_, index) => parts.get(keyOf(index)) ?? 0);
};

const scaledTo = (amounts: ComponentAmounts, amountMinor: number): ComponentAmounts => {
  const parts = splitOver(
    amountMinor,
    components.map((component) => amounts[component]),
  );
  return amountsFrom((component) => parts[components.indexOf(component)] ?? 0);
};

const costUnits = (
  granted: GrantedSummary,
  lines: readonly LineMoney[],
  refundMinor: number,
  sellerId: string,
): readonly CostUnit[] => {
  const refundable = lines.map((line) => refundableOf(line, granted));
  const gross = refundable.map(totalMinor);
  const labels = splitOver(Math.min(sum(gross), buyersLabelMinor(granted)), gross);
  const caps = gross.map((amountMinor, index) => amountMinor - (labels[index] ?? 0));
  const net = splitOver(Math.min(refundMinor, sum(caps)), caps);
  return lines.map(({ lineId, paid, discounts, commissionMinor, taxCollectedBy }, index) => ({
    value: { lineId, unitNo: 1, sellerId, paid, discounts, commissionMinor, taxCollectedBy },
    amounts: scaledTo(refundable[index] ?? noAmounts, net[index] ?? 0),
    withheldMinor: labels[index] ?? 0,
    labelDeductedMinor: labels[index] ?? 0,
    refundedBeforeMinor: 0,
  }));
};

/**
 * Who gains and who bears what when terms pay a buyer so much for some lines, by the cost table of the ledger. What no
 * decision at the opening can know is left out: what an inspection keeps back, a fault that an agent finds to be another's,
 * and the provider's fee. Paying nothing costs nobody anything.
 */
export const costOfDecision = (
  { currency, buyerId, sellerId }: Pick<RecordedDecision, "currency" | "buyerId" | "sellerId">,
  granted: GrantedSummary,
  lines: readonly LineMoney[],
  refundMinor: number,
): PartyAmounts => {
  if (refundMinor === 0 || lines.length === 0) return noMoney;
  const basis = {
    currency,
    buyerId,
    sellerId,
    units: costUnits(granted, lines, refundMinor, sellerId),
    loose: noAmounts,
    undoesSale: true,
    returnLabel: labelOf(granted),
    commissionReturned: granted.commissionReturned,
    adminFeePercent: granted.sellerAdminFeePercent,
    platformAbsorbsUndeterminedUpToMinor: granted.platformAbsorbsUndeterminedUpToMinor,
  };
  return byParty(costLegs(basis, { fault: granted.fault, provisional: false }));
};
