import { allocateCapped } from "../kernel/allocation.ts";
import { percentOf } from "../kernel/percent.ts";
import { amountsFrom, components, noAmounts, totalMinor } from "../ledger/component-amounts.ts";
import type { DecisionLeg, PayBuyer } from "../ledger/decision-legs.ts";
import { type UnitKey, unitText } from "../ledger/unit-key.ts";
import type { ComponentAmounts } from "../ledger/unit-value.ts";
import type { Dispute } from "./dispute.ts";
import type { DisputedUnit } from "./unit.ts";

/** What may be ordered for a unit in this dispute in all: what was paid for it, less what other refunds ordered before. */
export const payableOf = ({ value, orderedBefore }: DisputedUnit): ComponentAmounts =>
  amountsFrom((component) => Math.max(0, value.paid[component] - orderedBefore[component]));

/** The same less what this dispute ordered so far. */
export const leftOf = (unit: DisputedUnit): ComponentAmounts => {
  const payable = payableOf(unit);
  return amountsFrom((component) => Math.max(0, payable[component] - unit.paid[component]));
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What may be ordered in this dispute in all, in minor units. */
export const payableMinor = ({ units }: Pick<Dispute, "units">): number =>
  sum(units.map((unit) => totalMinor(payableOf(unit))));

/** What other refunds had ordered for the units when the dispute opened, in minor units. */
export const orderedBeforeMinor = ({ units }: Pick<Dispute, "units">): number =>
  sum(units.map(({ orderedBefore }) => totalMinor(orderedBefore)));

/** What this dispute ordered so far, in minor units. */
export const orderedMinor = ({ units }: Pick<Dispute, "units">): number => sum(units.map(({ paidMinor }) => paidMinor));

type Granting = Pick<Dispute, "decisions" | "agreement">;

/** Every leg that holds: those of the agreement, or of all decisions together. */
export const legsThatHold = ({ decisions, agreement }: Granting): readonly DecisionLeg[] => [
  ...(agreement?.legs ?? []),
  ...decisions.flatMap(({ legs }) => legs),
];

/** What decisions and agreements have given the buyer for a unit so far, in minor units; a provisional payment is none. */
export const grantedMinor = (state: Granting, key: UnitKey): number =>
  sum(
    legsThatHold(state).flatMap((leg) =>
      leg.type === "PAY_BUYER"
        ? leg.units.filter((unit) => unitText(unit) === unitText(key)).map(({ amountMinor }) => amountMinor)
        : [],
    ),
  );

/** What a further decision may give the buyer for a unit, in minor units. */
export const grantableMinor = (state: Granting, unit: DisputedUnit): number =>
  Math.max(0, totalMinor(payableOf(unit)) - grantedMinor(state, unit.value));

/** What a further decision may give the buyer in all, in minor units. */
export const grantableSumMinor = (state: Granting & Pick<Dispute, "units">): number =>
  sum(state.units.map((unit) => grantableMinor(state, unit)));

/** A payout to the buyer split over the units in proportion to what each can still be given; undefined for none. */
export const payBuyer = (state: Granting & Pick<Dispute, "units">, amountMinor: number): PayBuyer | undefined => {
  if (amountMinor === 0) return undefined;
  const parts = allocateCapped(
    amountMinor,
    state.units.map((unit) => ({ key: unitText(unit.value), capMinor: grantableMinor(state, unit) })),
  );
  const units = state.units.map(({ value: { lineId, unitNo } }) => ({
    lineId,
    unitNo,
    amountMinor: parts.get(unitText({ lineId, unitNo })) ?? 0,
  }));
  return { type: "PAY_BUYER", amountMinor, units };
};

/** An amount for one unit over the components that are left of it, in proportion. */
export const componentsOf = (unit: DisputedUnit, amountMinor: number): ComponentAmounts => {
  if (amountMinor === 0) return noAmounts;
  const left = leftOf(unit);
  const parts = allocateCapped(
    amountMinor,
    components.map((component) => ({ key: component, capMinor: left[component] })),
  );
  return amountsFrom((component) => parts.get(component) ?? 0);
};

/** The least and the most that may be offered, in minor units; nothing can be offered when the least is above the most. */
export const offerRange = (
  state: Pick<Dispute, "units" | "terms">,
): { readonly minMinor: number; readonly maxMinor: number } => {
  const { offerMinPercent, offerMaxPercent } = state.terms.limits;
  const payable = payableMinor(state);
  const roundedUp = payable - percentOf(payable, 100 - offerMinPercent);
  return { minMinor: Math.max(1, roundedUp), maxMinor: percentOf(payable, offerMaxPercent) };
};
