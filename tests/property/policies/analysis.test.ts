import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { policyReferences } from "../../../adapters/policies/policy-references.ts";
import { dependenciesOf } from "../../../domain/policies/analysis/dependencies.ts";
import { isTrueOf } from "../../../domain/policies/analysis/variables.ts";
import type { CompiledRule } from "../../../domain/policies/compiled-policy.ts";
import type { Expression } from "../../../domain/policies/expression.ts";
import {
  analysePolicy,
  type CompiledPolicy,
  type ConditionFacts,
  evaluate,
  loadPolicy,
  Market,
} from "../../../domain/policies/index.ts";
import type { RuleOutcome } from "../../../domain/policies/policy-document.ts";
import { celContext } from "../../../domain/policies/vocabulary.ts";
import { documentOf, policyOf, type RuleText } from "../../unit/policies/analysis/small-policy.ts";
import { anyCondition } from "./conditions.ts";
import { gatheredRequest } from "./gathered-facts.ts";

type Facts = Readonly<Record<string, unknown>>;

const valueAt = (facts: ConditionFacts, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, name) => (inner as Facts)[name], facts);

const isTrue = (expression: Expression, facts: ConditionFacts, policy: CompiledPolicy): boolean => {
  if (expression.kind === "not") return !isTrue(expression.of, facts, policy);
  if (expression.kind === "all") return expression.of.every((part) => isTrue(part, facts, policy));
  if (expression.kind === "any") return expression.of.some((part) => isTrue(part, facts, policy));
  if (expression.kind !== "comparison") return false;
  const { fact, operator, literals } = expression;
  const value = operator === "has" ? facts.flags.includes(String(literals[0])) : valueAt(facts, fact);
  const asked = fact.startsWith("defaults.") ? facts.reason : value;
  return isTrueOf(expression, asked as string | number | boolean, policy.reasons);
};

describe("what the analysis takes for granted of facts", () => {
  it.each(Market.options)(
    "holds of whatever is gathered in %s, and its conditions mean what CEL makes of them",
    (market) => {
      const policy = policyFor(market);
      const laws = dependenciesOf(policy);
      fc.assert(
        fc.property(gatheredRequest, (request) => {
          for (const line of request.lines) {
            const { facts } = evaluate(policy, request, line, calendarOf(market));
            expect(laws.filter((law) => !isTrue(law, facts, policy))).toEqual([]);
            const context = celContext(facts);
            for (const { condition } of policy.rules)
              expect(isTrue(condition.expression, facts, policy)).toBe(condition.holds(context));
          }
        }),
        { numRuns: 150 },
      );
    },
  );
});

/** Periods of every kind, with ends that clocks and holidays move. */
const terms = fc.record({
  length: fc.oneof(
    fc.record({ hours: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ calendarDays: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ businessDays: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ businessHours: fc.integer({ min: 1, max: 200 }) }),
  ),
  lastDay: fc.constantFrom("as_counted" as const, "next_working_day" as const),
  citation: fc.constant("Of a test"),
});

const anyWindows = fc.record({
  ...{ changeOfMind: terms, notAsDescribed: terms, notReceived: terms },
  ...{ withdrawal: terms, withdrawalUninformed: terms, guarantee: terms },
});

it("what is taken for granted of facts holds under whatever periods a policy has", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Market.options), anyWindows, fc.nat({ max: 100 }), gatheredRequest, (...drawn) => {
      const [market, windows, notReceivedBarHours, request] = drawn;
      const { document, ...compiled } = policyFor(market);
      const policy = {
        ...compiled,
        document: { ...document, windows, limits: { ...document.limits, notReceivedBarHours } },
      };
      for (const line of request.lines) {
        const { facts } = evaluate(policy, request, line, calendarOf(market));
        expect(dependenciesOf(policy).filter((law) => !isTrue(law, facts, policy))).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
});

const asked = (when: string): RuleText => ["asked", when, { verdict: "ask_seller" }];

describe("whatever the condition", () => {
  it("it is read as CEL reads it, and its analysis ends with cases that show what it says", () => {
    fc.assert(
      fc.property(anyCondition, gatheredRequest, (when, request) => {
        const loaded = loadPolicy(documentOf([asked(when)]), "small.json", policyReferences);
        fc.pre(loaded.outcome === "loaded");
        if (loaded.outcome !== "loaded") return;
        const { policy } = loaded;
        const [{ condition }] = policy.rules as [CompiledRule];
        for (const line of request.lines) {
          const { facts } = evaluate(policy, request, line, calendarOf("US"));
          expect(isTrue(condition.expression, facts, policy)).toBe(condition.holds(celContext(facts)));
        }
        for (const { code, example, reason } of analysePolicy(policy)) {
          if (example === undefined) expect(reason).toMatch(/no case fulfils/);
          else if (code === "gap") expect(condition.holds(celContext(example.facts))).toBe(false);
          else expect(code).toBe("missing_fact");
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Every case that conditions over these facts can tell apart, and there can be. */
const everyCase = (policy: CompiledPolicy): readonly ConditionFacts[] => {
  const resting = analysePolicy(policyOf([["a", "shipped", { verdict: "ask_agent" }]]))[0]?.example?.facts;
  if (resting === undefined) throw new Error("a policy that judges only what was sent has a gap");
  const ways = [
    { shipped: false, delivered: false },
    { shipped: true, delivered: false },
    { shipped: true, delivered: true },
  ];
  const lateness = [
    { promised: false, lateByDays: 0 },
    ...[0, 1, 2, 3].map((lateByDays) => ({ promised: true, lateByDays })),
  ];
  // Those that conditions name, and one more of each fault.
  const reasons = [
    ...(["CHANGED_MIND", "NO_LONGER_NEEDED", "NOT_RECEIVED", "ARRIVED_DAMAGED"] as const),
    ...(["DEFECTIVE", "LATE_DELIVERY", "UNAUTHORISED_PURCHASE"] as const),
  ];
  return reasons.flatMap((reason) => {
    const { fault, returnRule } = policy.reasons.get(reason) ?? resting.defaults;
    return ways.flatMap((way) =>
      lateness.flatMap((late) =>
        [0, 1, 2, 3].map((photos) => ({
          ...resting,
          reason,
          defaults: { fault, returnRule },
          ...way,
          ...late,
          photos,
        })),
      ),
    );
  });
};

const comparison = fc.oneof(
  fc.constantFrom("shipped", "delivered", "(promised && lateByDays > 1)", "(!promised || lateByDays <= 2)"),
  fc
    .tuple(fc.constantFrom("==", "!=", "<", "<=", ">", ">="), fc.nat({ max: 2 }))
    .map(([is, photos]) => `photos ${is} ${photos}`),
  fc.constantFrom(
    'reason == "NOT_RECEIVED"',
    'reason in ["DEFECTIVE", "CHANGED_MIND"]',
    'defaults.fault == "SELLER"',
    'defaults.fault != "BUYER"',
  ),
);

const condition = fc.oneof(
  comparison,
  fc.tuple(comparison, fc.constantFrom(" && ", " || "), comparison).map((parts) => parts.join("")),
  fc.tuple(comparison, comparison, comparison).map(([a, b, c]) => `(${a} || !(${b})) && ${c}`),
);

const outcome: fc.Arbitrary<RuleOutcome> = fc.constantFrom<RuleOutcome>(
  { verdict: "approve" },
  { verdict: "approve", refundTiming: "IMMEDIATE" },
  { verdict: "decline" },
  { verdict: "ask_seller" },
  { refundTiming: "AT_FIRST_SCAN" },
  { refundTiming: "AT_DELIVERY_SCAN", returnNeeded: false },
);

const smallRules = fc
  .array(fc.tuple(condition, outcome), { minLength: 1, maxLength: 6 })
  .map((rules) => rules.map(([when, granted], index): RuleText => [`rule-${index}`, when, granted]));

type Taken = {
  readonly holding: ReadonlySet<string>;
  readonly judge: string;
  readonly set: ReadonlyMap<string, string>;
};

/** The rules read as `ruling.ts` says that they are, in other words than the analysis has for it. */
const taken = (policy: CompiledPolicy, facts: ConditionFacts): Taken => {
  const context = celContext(facts);
  const holding = new Set<string>();
  const set = new Map<string, string>();
  for (const rule of policy.rules) {
    if (!rule.condition.holds(context)) continue;
    holding.add(rule.id);
    const isTooLate = rule.outcome.verdict !== undefined && set.has("verdict") && rule !== policy.rules.at(-1);
    for (const field of isTooLate ? [] : Object.keys(rule.outcome)) if (!set.has(field)) set.set(field, rule.id);
  }
  return { holding, judge: set.get("verdict") ?? "", set };
};

const verdictOf = (policy: CompiledPolicy, id: string) => policy.rules.find((rule) => rule.id === id)?.outcome.verdict;

/** Rules by code, as going through all cases one by one finds them. */
const bruteForce = (policy: CompiledPolicy) => {
  const cases = everyCase(policy).map((facts) => taken(policy, facts));
  const granted = cases.filter(({ judge }) => verdictOf(policy, judge) !== "decline");
  const rules = policy.rules.slice(0, -1);
  const fallback = policy.rules.at(-1)?.id ?? "";
  const unreachable = rules.filter(({ id, outcome: { verdict, ...terms } }) => {
    const fields = verdict === "decline" ? ["verdict"] : Object.keys({ ...terms, ...(verdict && { verdict }) });
    const seen = verdict === undefined ? granted : cases;
    return fields.some((field) => !seen.some(({ set }) => set.get(field) === id));
  });
  const judges = rules.filter(({ outcome: { verdict } }) => verdict === "approve" || verdict === "decline");
  const contradicting = judges.filter((later, index) =>
    judges.slice(0, index).some((earlier) => {
      const own = cases.filter(({ judge }) => judge === earlier.id);
      const shared = own.filter(({ holding }) => holding.has(later.id));
      return earlier.outcome.verdict !== later.outcome.verdict && shared.length > 0 && shared.length < own.length;
    }),
  );
  const hasGap =
    rules.some(({ outcome }) => outcome.verdict !== undefined) && cases.some(({ judge }) => judge === fallback);
  return {
    unreachable: unreachable.map(({ id }) => id).sort(),
    contradiction: contradicting.map(({ id }) => id).sort(),
    gap: hasGap ? [fallback] : [],
  };
};

describe("whatever the rules", () => {
  it("the analysis finds what going through all cases finds, and its cases show it", () => {
    fc.assert(
      fc.property(smallRules, (rules) => {
        const loaded = loadPolicy(documentOf(rules), "small.json", policyReferences);
        fc.pre(loaded.outcome === "loaded");
        if (loaded.outcome !== "loaded") return;
        const { policy } = loaded;
        const problems = analysePolicy(policy);
        const errors = problems.filter(({ severity }) => severity !== "warning");
        const withCode = (code: string) =>
          [...new Set(errors.filter((problem) => problem.code === code).map(({ ruleId }) => ruleId))].sort();
        expect({
          unreachable: withCode("unreachable"),
          contradiction: withCode("contradiction"),
          gap: withCode("gap"),
        }).toEqual(bruteForce(policy));
        expect(withCode("undecided")).toEqual([]);
        expect(withCode("missing_fact")).toEqual([]);
        for (const { code, ruleId = "", example, reason } of problems) {
          if (example === undefined) {
            expect(reason).toMatch(/no case fulfils/);
            continue;
          }
          const { holding, judge } = taken(policy, example.facts);
          expect(holding).toContain(ruleId);
          if (code === "gap") expect(judge).toBe(ruleId);
          else if (code === "contradiction") expect(holding).toContain(/us\.rule-\d/.exec(reason)?.[0]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
