import { invariant } from "../../kernel/invariant.ts";
import type { CompiledPolicy, ExampleCase } from "../compiled-policy.ts";
import type { ConditionFacts } from "../condition-facts.ts";
import type { Literal } from "../expression.ts";
import type { Answer } from "./solve.ts";

/** A case in which nothing is out of the ordinary: what a consumer bought of a trader is not on its way yet. */
const restingFacts = ({ document, reasons }: CompiledPolicy): ConditionFacts => {
  const [defaults] = reasons.values();
  invariant(defaults !== undefined, "the catalogue has every reason");
  const windows = Object.keys(document.windows).filter((name) => name !== "withdrawalUninformed");
  return {
    reason: defaults.code,
    defaults: { fault: defaults.fault, returnRule: defaults.returnRule },
    seller: { legalStatus: "trader", informedOfWithdrawal: true },
    buyer: { kind: "consumer", priorReturnless: 0 },
    flags: [],
    exclusionDisclosed: false,
    category: "",
    valueMinor: 0,
    requestValueMinor: 0,
    wholeOrder: false,
    photos: 0,
    shipped: false,
    delivered: false,
    deliveryProven: false,
    daysSinceDelivery: 0,
    promised: false,
    lateByDays: 0,
    justDelivered: false,
    inWindow: Object.fromEntries(windows.map((name) => [name, true])),
  };
};

type Facts = Readonly<Record<string, unknown>>;

const changed = (facts: Facts, [name, ...inner]: readonly string[], value: unknown): Facts => {
  if (name === undefined) return facts;
  return { ...facts, [name]: inner.length === 0 ? value : changed(facts[name] as Facts, inner, value) };
};

const withValue = (
  facts: ConditionFacts,
  name: string,
  value: Literal,
  { reasons }: CompiledPolicy,
): ConditionFacts => {
  if (name.startsWith("flags.")) return value === true ? { ...facts, flags: [...facts.flags, name.slice(6)] } : facts;
  const next = changed(facts, name.split("."), value) as ConditionFacts;
  if (name !== "reason") return next;
  const defaults = reasons.get(next.reason);
  invariant(defaults !== undefined, `${next.reason} has defaults`);
  return { ...next, defaults: { fault: defaults.fault, returnRule: defaults.returnRule } };
};

const isAt = (facts: ConditionFacts, name: string): unknown =>
  name.split(".").reduce<unknown>((inner, part) => (inner as Facts | undefined)?.[part], facts);

/**
 * The case that a search found, whole: facts that it did not need are as in any ordinary case. It tells the facts that the
 * answer turned on, and those that are out of the ordinary because of them. Facts that are `absent` stay as they stand in.
 */
export const exampleOf = (
  policy: CompiledPolicy,
  found: Extract<Answer, { outcome: "found" }>,
  absent: readonly string[] = [],
): ExampleCase => {
  const resting = restingFacts(policy);
  // Copies of facts and the judge are no facts of the case.
  const values = [...found.values].filter(
    ([name]) => name !== "judge" && !name.endsWith("'") && !absent.includes(name),
  );
  const facts = values.reduce((soFar, [name, value]) => withValue(soFar, name, value, policy), resting);
  const told = values
    .filter(([name, value]) => found.decisive.includes(name) || (isAt(resting, name) ?? false) !== value)
    .map(([name]) => (name.startsWith("flags.") ? "flags" : name));
  return { facts, telling: [...new Set(told)] };
};
