import type { BuyerReason } from "../../kernel/reasons.ts";
import type { Comparison, Literal } from "../expression.ts";
import type { ReasonDefaults } from "../reason-catalogue.ts";
import { codesByFact } from "../vocabulary.ts";

type Reasons = ReadonlyMap<BuyerReason, ReasonDefaults>;

/**
 * One thing that cases differ in, with a value for each class of cases that the policy's conditions tell apart. The first
 * value is the one that a case has by itself.
 */
export type Variable = { readonly name: string; readonly values: readonly Literal[] };

/** Values of one fact that a policy may tell apart: far more than any policy has tiers or categories. */
export const valuesMax = 200;

/** What is copied keeps its domain: `lateByDays'` is another `lateByDays`. */
export const copyOf = (fact: string): string => `${fact}'`;

const originalOf = (fact: string): string => fact.replace(/'$/, "");

/** The variable that decides a comparison. A reason decides its defaults, and each flag is a yes or no of its own. */
export const variableOf = ({ fact, operator, literals }: Comparison): string => {
  if (operator === "has") return `${fact}.${literals[0]}`;
  return fact.startsWith("defaults.") ? "reason" : fact;
};

const compare = (value: Literal, operator: Comparison["operator"], [literal]: readonly Literal[]): boolean => {
  switch (operator) {
    case "==":
      return value === literal;
    case "!=":
      return value !== literal;
    case "<":
      return Number(value) < Number(literal);
    case "<=":
      return Number(value) <= Number(literal);
    case ">":
      return Number(value) > Number(literal);
    default:
      return Number(value) >= Number(literal);
  }
};

/** Whether a comparison holds for a value of its variable. */
export const isTrueOf = (comparison: Comparison, value: Literal, reasons: Reasons): boolean => {
  const { fact, operator, literals } = comparison;
  if (operator === "has") return value === true;
  const defaults = fact.startsWith("defaults.") ? reasons.get(value as BuyerReason) : undefined;
  const asked = defaults === undefined ? value : fact === "defaults.fault" ? defaults.fault : defaults.returnRule;
  return operator === "in" ? literals.includes(asked) : compare(asked, operator, literals);
};

/** Where a whole number begins to be told from smaller ones. */
const cutsOf = ({ operator, literals }: Comparison): readonly number[] =>
  literals.map(Number).flatMap((literal) => {
    if (operator === "<" || operator === ">=") return [literal];
    return operator === "<=" || operator === ">" ? [literal + 1] : [literal, literal + 1];
  });

const numbers = (comparisons: readonly Comparison[]): readonly number[] =>
  [...new Set([0, ...comparisons.flatMap(cutsOf)])].filter((cut) => cut >= 0).sort((a, b) => a - b);

/** A text that is none of those compared with, and those. */
const texts = (comparisons: readonly Comparison[]): readonly string[] => {
  const named = new Set(comparisons.flatMap(({ literals }) => literals.map(String)));
  const other = ["", "other", ...[...named].map((text) => `${text} or other`)].find((text) => !named.has(text)) ?? "";
  return [other, ...named];
};

/** One reason for each class of reasons that no comparison tells apart, the first of its class. */
const reasonClasses = (comparisons: readonly Comparison[], reasons: Reasons): ReadonlyMap<string, BuyerReason[]> => {
  const classes = new Map<string, BuyerReason[]>();
  for (const code of reasons.keys()) {
    const signature = comparisons.map((comparison) => (isTrueOf(comparison, code, reasons) ? "1" : "0")).join("");
    classes.set(signature, [...(classes.get(signature) ?? []), code]);
  }
  return classes;
};

/** The reasons that conditions tell apart, each class by all its reasons. */
export const reasonsToldApart = (
  comparisons: readonly Comparison[],
  reasons: Reasons,
): readonly (readonly BuyerReason[])[] => [
  ...reasonClasses(
    comparisons.filter((comparison) => variableOf(comparison) === "reason"),
    reasons,
  ).values(),
];

/** Yes and no, the one that a case has by itself first: what is usual of a seller and of a period that has not ended. */
const flagValues = (name: string): readonly boolean[] =>
  name.startsWith("inWindow.") || name === "seller.informedOfWithdrawal" ? [true, false] : [false, true];

const valuesOf = (name: string, comparisons: readonly Comparison[], reasons: Reasons): readonly Literal[] => {
  const fact = originalOf(name);
  if (fact === "reason") return reasonsToldApart(comparisons, reasons).map(([first]) => first as BuyerReason);
  const codes = codesByFact.get(fact);
  if (codes !== undefined) return codes;
  const [literal] = comparisons.flatMap(({ operator, literals }) => (operator === "has" ? [] : literals));
  if (typeof literal === "number") return numbers(comparisons);
  return typeof literal === "string" ? texts(comparisons) : flagValues(fact);
};

/** The amounts of a line and of its request are compared with each other, so each is cut where the other is. */
const amounts: ReadonlySet<string> = new Set(["valueMinor", "requestValueMinor"]);

/** The variables behind comparisons, each with the values that these tell apart. */
export const variablesOf = (comparisons: readonly Comparison[], reasons: Reasons): readonly Variable[] => {
  const byName = Map.groupBy(comparisons, variableOf);
  const ofAmounts = [...amounts].flatMap((name) => byName.get(name) ?? []);
  return [...byName].map(([name, own]) => ({
    name,
    values: valuesOf(name, amounts.has(name) ? ofAmounts : own, reasons),
  }));
};
