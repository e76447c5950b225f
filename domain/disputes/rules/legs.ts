import { firstRefusal } from "../../kernel/refusal.ts";
import { balanceOf, type DecisionLegs, type LegType, type PayBuyer, sumOfLegs } from "../../ledger/decision-legs.ts";
import { unitText } from "../../ledger/unit-key.ts";
import { grantableMinor, grantableSumMinor, legsThatHold } from "../amounts.ts";
import type { Dispute } from "../dispute.ts";
import { canRequireReturn, sellerPayableMinor } from "../proposal.ts";
import type { DisputeRefusal } from "../refusals.ts";

const has = (legs: DecisionLegs, type: LegType): boolean => legs.some((leg) => leg.type === type);

const distinct = (legs: DecisionLegs): DisputeRefusal | undefined => {
  const repeated = legs.find(({ type }, index) => legs.findIndex((leg) => leg.type === type) !== index);
  return repeated === undefined ? undefined : { code: "dispute.leg_repeated", leg: repeated.type };
};

/** The kinds of legs that a decision on the dispute as it stands may have at all. */
export const possibleLegs = (state: Dispute): readonly LegType[] => {
  const canPayBuyer = grantableSumMinor(state) > 0;
  const canPaySeller = sellerPayableMinor(state) > 0;
  return [
    ...(canPayBuyer ? (["PAY_BUYER", "RECOVER_FROM_SELLER"] as const) : []),
    ...(canPaySeller ? (["PAY_SELLER"] as const) : []),
    ...(canPayBuyer || canPaySeller ? (["CLAIM_CARRIER", "PLATFORM_ABSORBS"] as const) : []),
    ...(canRequireReturn(state) ? (["REQUIRE_RETURN"] as const) : []),
    ...(state.returnId === undefined ? [] : (["RETURN_TO_BUYER"] as const)),
    "NO_MONEY",
  ];
};

const money: readonly LegType[] = [
  "PAY_BUYER",
  "PAY_SELLER",
  "RECOVER_FROM_SELLER",
  "CLAIM_CARRIER",
  "PLATFORM_ABSORBS",
];

// No money means none, and where the goods come back first it flows through the return. Nobody pays and is paid in one decision.
const excludedBy = (legs: DecisionLegs): readonly LegType[] => {
  if (has(legs, "REQUIRE_RETURN")) return [...money, "NO_MONEY", "RETURN_TO_BUYER"];
  if (has(legs, "NO_MONEY")) return money;
  return has(legs, "PAY_SELLER") ? ["PAY_BUYER", "RECOVER_FROM_SELLER"] : [];
};

const possible = (state: Dispute, legs: DecisionLegs): DisputeRefusal | undefined => {
  const excluded = excludedBy(legs);
  const types = possibleLegs(state).filter((type) => !excluded.includes(type));
  const strange = legs.find(({ type }) => !types.includes(type) && type !== "REQUIRE_RETURN");
  if (strange !== undefined) return { code: "dispute.leg_not_possible", leg: strange.type, possible: types };
  return has(legs, "REQUIRE_RETURN") && !canRequireReturn(state)
    ? { code: "dispute.leg_not_possible", leg: "REQUIRE_RETURN", possible: possibleLegs(state) }
    : undefined;
};

const balanced = ({ currency }: Dispute, legs: DecisionLegs): DisputeRefusal | undefined => {
  const { givenMinor, fundedMinor } = balanceOf(legs);
  return givenMinor === fundedMinor
    ? undefined
    : { code: "dispute.legs_unbalanced", givenMinor, fundedMinor, currency };
};

const unitsAdd = (state: Dispute, { amountMinor, units }: PayBuyer): DisputeRefusal | undefined => {
  const keys = units.map(unitText);
  const repeated = units.find((unit, index) => keys.indexOf(unitText(unit)) !== index);
  const unitsMinor = units.reduce((sum, unit) => sum + unit.amountMinor, 0);
  const { currency } = state;
  if (repeated !== undefined) {
    return { code: "dispute.unit_repeated", unit: { lineId: repeated.lineId, unitNo: repeated.unitNo } };
  }
  return unitsMinor === amountMinor
    ? undefined
    : { code: "dispute.leg_units_unequal", amountMinor, unitsMinor, currency };
};

const unitsAreInside = (state: Dispute, { units }: PayBuyer): DisputeRefusal | undefined => {
  const refusals = units.map(({ lineId, unitNo, amountMinor }): DisputeRefusal | undefined => {
    const key = { lineId, unitNo };
    const unit = state.units.find(({ value }) => unitText(value) === unitText(key));
    if (unit === undefined) return { code: "dispute.unit_unknown", unit: key };
    const maxMinor = grantableMinor(state, unit);
    return amountMinor <= maxMinor
      ? undefined
      : { code: "dispute.leg_too_high", leg: "PAY_BUYER", maxMinor, currency: state.currency, unit: key };
  });
  return firstRefusal(...refusals);
};

const buyerGetsWhatIsLeft = (state: Dispute, legs: DecisionLegs): DisputeRefusal | undefined => {
  const pay = legs.find((leg) => leg.type === "PAY_BUYER");
  return pay === undefined ? undefined : firstRefusal(unitsAdd(state, pay), unitsAreInside(state, pay));
};

const sellerGetsWhatWasTaken = (state: Dispute, legs: DecisionLegs): DisputeRefusal | undefined => {
  const maxMinor = sellerPayableMinor(state);
  return sumOfLegs(legs, "PAY_SELLER") <= maxMinor
    ? undefined
    : { code: "dispute.leg_too_high", leg: "PAY_SELLER", maxMinor, currency: state.currency };
};

// With all decisions together nobody is charged for more than the buyer got.
const sellerPaysWhatBuyerGets = (state: Dispute, legs: DecisionLegs): DisputeRefusal | undefined => {
  const all = [...legsThatHold(state), ...legs];
  const before = sumOfLegs(legsThatHold(state), "RECOVER_FROM_SELLER");
  const maxMinor = Math.max(0, sumOfLegs(all, "PAY_BUYER") - before - sumOfLegs(all, "CLAIM_CARRIER"));
  return sumOfLegs(legs, "RECOVER_FROM_SELLER") <= maxMinor
    ? undefined
    : { code: "dispute.leg_too_high", leg: "RECOVER_FROM_SELLER", maxMinor, currency: state.currency };
};

/** Legs that can be carried out: each at most once, possible where the dispute stands, balanced, and within what there is. */
export const legsAreSound = (state: Dispute, legs: DecisionLegs): DisputeRefusal | undefined =>
  firstRefusal(
    distinct(legs),
    possible(state, legs),
    buyerGetsWhatIsLeft(state, legs),
    sellerGetsWhatWasTaken(state, legs),
    sellerPaysWhatBuyerGets(state, legs),
    balanced(state, legs),
  );
