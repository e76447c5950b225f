import type { ClockLength } from "../../kernel/clocks.ts";
import type { CompiledPolicy } from "../compiled-policy.ts";
import { all, compared, type Expression, holds, implies, not } from "../expression.ts";
import { factNeeds } from "../fact-needs.ts";
import type { WindowName, WindowTerms } from "../windows.ts";
import { comparisonsIn } from "./mentions.ts";

/** Hours of the longest local day: the one on which clocks go back. */
const longestDay = 25;

/**
 * How many local days after its start a period ends at least and at most; one of hours may end on the day of its start. How
 * far hours, weekends and holidays stretch a period is not bounded here. A last day that moves to a working day moves by
 * less than three weeks in any calendar, New Year and harvest holidays of Asia included.
 */
const daysOf = (length: ClockLength, lastDay: WindowTerms["lastDay"]): { least: number; most: number } => {
  const most = Number.POSITIVE_INFINITY;
  if ("hours" in length) return { least: Math.floor(length.hours / longestDay), most };
  if ("businessHours" in length) return { least: Math.floor(length.businessHours / longestDay), most };
  if ("businessDays" in length) return { least: length.businessDays, most };
  return { least: length.calendarDays, most: length.calendarDays + (lastDay === "next_working_day" ? 21 : 0) };
};

/** Periods in days end with their last day, those in hours within it. */
const endsWithDay = ({ length }: WindowTerms): boolean => "calendarDays" in length || "businessDays" in length;

/** That a period has ended, by the days since its start: one that ends with a day is over on the next. */
const isPast = (fact: "daysSinceDelivery" | "lateByDays", terms: WindowTerms): Expression =>
  compared(fact, endsWithDay(terms) ? ">" : ">=", daysOf(terms.length, terms.lastDay).least);

/** A period as the buyer has it: uninformed of the right to withdraw, a buyer may have the longer one. */
type Period = { readonly name: WindowName; readonly terms: WindowTerms; readonly when?: Expression };

const informed = holds("seller.informedOfWithdrawal");

/** The periods that start when the goods have arrived. */
const periodsOfGoods = ({ document: { windows } }: CompiledPolicy): readonly Period[] => {
  const { changeOfMind, notAsDescribed, guarantee, withdrawal, withdrawalUninformed } = windows;
  return [
    { name: "changeOfMind", terms: changeOfMind },
    { name: "notAsDescribed", terms: notAsDescribed },
    ...(guarantee === undefined ? [] : [{ name: "guarantee" as const, terms: guarantee }]),
    ...(withdrawal === undefined ? [] : [{ name: "withdrawal" as const, terms: withdrawal, when: informed }]),
    ...(withdrawal === undefined
      ? []
      : [{ name: "withdrawal" as const, terms: withdrawalUninformed ?? withdrawal, when: not(informed) }]),
  ];
};

const isOpen = (name: WindowName): Expression => holds(`inWindow.${name}`);
const isClosed = ({ name, when }: Period): Expression => all(not(isOpen(name)), ...(when === undefined ? [] : [when]));

const lastsLonger = (shorter: Period, longer: Period): boolean => {
  const { most } = daysOf(shorter.terms.length, shorter.terms.lastDay);
  const { least } = daysOf(longer.terms.length, longer.terms.lastDay);
  return shorter.name !== longer.name && (endsWithDay(longer.terms) ? most <= least : most < least);
};

/** Periods of goods start together, and none before the goods are there. */
const ofWindows = (policy: CompiledPolicy): readonly Expression[] => {
  const periods = periodsOfGoods(policy);
  const sinceDelivery = periods.flatMap((period) => [
    implies(isClosed(period), holds("delivered")),
    implies(isClosed(period), isPast("daysSinceDelivery", period.terms)),
  ]);
  const inOrder = periods.flatMap((longer) =>
    periods
      .filter((shorter) => lastsLonger(shorter, longer))
      .map((shorter) =>
        implies(isClosed(longer), not(all(isOpen(shorter.name), ...(shorter.when ? [shorter.when] : [])))),
      ),
  );
  return [...sinceDelivery, ...inOrder];
};

/** "Not received" counts from the promised day or the delivery, whichever is later; without both it has not begun. */
const ofNotReceived = ({ document: { windows } }: CompiledPolicy): readonly Expression[] => {
  const closed = not(isOpen("notReceived"));
  return [
    implies(all(closed, holds("delivered")), isPast("daysSinceDelivery", windows.notReceived)),
    implies(all(closed, not(holds("delivered"))), holds("promised")),
    implies(all(closed, not(holds("delivered"))), isPast("lateByDays", windows.notReceived)),
  ];
};

/** A parcel that came lately came within the bar's hours, and days have 23 of them at least. */
const ofDelivery = ({ document: { limits } }: CompiledPolicy): readonly Expression[] => {
  const days = limits.notReceivedBarHours === 0 ? -1 : Math.floor(limits.notReceivedBarHours / 23) + 1;
  return [
    implies(holds("delivered"), holds("shipped")),
    implies(holds("justDelivered"), compared("daysSinceDelivery", "<=", days)),
  ];
};

/** What stands in the place of a fact that there is not. */
const standIns: readonly Expression[] = factNeeds.map(({ fact, needs, standIn }) =>
  implies(not(holds(needs)), compared(fact, "==", standIn)),
);

/** The line is part of its request. */
const ofAmounts = (conditions: readonly Expression[]): readonly Expression[] => {
  const cuts = conditions
    .flatMap(comparisonsIn)
    .filter(({ fact }) => fact === "valueMinor" || fact === "requestValueMinor")
    .flatMap(({ literals }) => literals.map(Number))
    .flatMap((literal) => [literal, literal + 1]);
  return [...new Set(cuts)].map((cut) =>
    implies(compared("valueMinor", ">=", cut), compared("requestValueMinor", ">=", cut)),
  );
};

/**
 * What holds of the facts of every case whatever the policy's conditions say, since `conditionFacts` and `windowEnds` make
 * them so and orders and carriers are gathered so. A reason decides its defaults too; `variables.ts` knows that.
 */
export const dependenciesOf = (policy: CompiledPolicy): readonly Expression[] => [
  ...ofDelivery(policy),
  ...standIns,
  ...ofWindows(policy),
  ...ofNotReceived(policy),
  ...ofAmounts(policy.rules.map(({ condition }) => condition.expression)),
];
