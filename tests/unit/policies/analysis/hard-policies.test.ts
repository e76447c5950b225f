import { describe, expect, it } from "vitest";
import { BuyerReason } from "../../../../domain/kernel/reasons.ts";
import { stepLimits } from "../../../../domain/policies/analysis/budget.ts";
import { analysis } from "../../../../domain/policies/analysis/index.ts";
import { conditionLimits } from "../../../../domain/policies/condition-limits.ts";
import { documentLimits } from "../../../../domain/policies/document-bounds.ts";
import { LineFlag } from "../../../../domain/policies/index.ts";
import type { RuleOutcome } from "../../../../domain/policies/policy-document.ts";
import { policyOf, type RuleText } from "./small-policy.ts";

/** A number from 0 up to `below`, another for each call and the same in each run (a linear congruential generator). */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const yesOrNo = [
  ...LineFlag.options.map((flag) => `"${flag}" in flags`),
  ..."shipped delivered promised wholeOrder exclusionDisclosed seller.informedOfWithdrawal".split(" "),
  ..."inWindow.changeOfMind inWindow.notReceived".split(" "),
  'seller.legalStatus == "trader"',
  'buyer.kind == "consumer"',
];

const fewer = <Item>(items: readonly Item[], count: number, number: (below: number) => number): readonly Item[] =>
  [...items].sort(() => number(3) - 1).slice(0, count);

/** Clauses of three facts each, as many as fit: the shape in which it is hardest to say whether any case fulfils all. */
const clauses = (number: (below: number) => number, join: string, within: string): string => {
  const parts: string[] = [];
  for (;;) {
    const literals = fewer(yesOrNo, 3, number).map((fact) => (number(2) === 0 ? fact : `!(${fact})`));
    const next = [...parts, `(${literals.join(within)})`];
    if (next.join(join).length > conditionLimits.charactersMax || next.length * 12 > conditionLimits.nodesMax)
      return parts.join(join);
    parts.push(next.at(-1) as string);
  }
};

const judges = (number: (below: number) => number, join: string, within: string): readonly RuleText[] =>
  Array.from({ length: documentLimits.rulesMax - 1 }, (_, index) => {
    const verdict = index % 2 === 0 ? "approve" : "decline";
    return [`judge-${index}`, clauses(number, join, within), { verdict }] as const;
  });

const terms = (index: number): RuleOutcome => ({
  refundTiming: (["AFTER_INSPECTION", "AT_DELIVERY_SCAN", "AT_FIRST_SCAN", "IMMEDIATE"] as const)[index % 4],
  returnShippingPayer: (["buyer", "seller", "platform"] as const)[index % 3],
  outboundShippingRefund: (["none", "share", "full"] as const)[index % 3],
  evidencePhotosMin: index % 20,
  sellerAdminFeePercent: index,
  returnNeeded: index % 2 === 0,
  commissionReturned: index % 2 === 1,
});

const additions = (number: (below: number) => number): readonly RuleText[] =>
  Array.from({ length: documentLimits.rulesMax - 1 }, (_, index) => [
    `adds-${index}`,
    `(${fewer(yesOrNo, 2, number).join(" || ")}) && photos != ${index}`,
    terms(index),
  ]);

/** Every reason and every number of photos told apart, in one long list of exceptions. */
const manyValues = (): readonly RuleText[] =>
  Array.from({ length: documentLimits.rulesMax - 1 }, (_, index) => {
    const amounts = Array.from({ length: 6 }, (__, part) => `valueMinor == ${index * 6 + part}`).join(" || ");
    const reason = BuyerReason.options[index % BuyerReason.options.length];
    return [`value-${index}`, `reason == "${reason}" && (${amounts})`, { verdict: "ask_agent" }];
  });

/** A rule for each reason and tier of value: as many as there may be, and all in order. */
const tiers = (): readonly RuleText[] => {
  const bounds = [1_000, 5_000, 20_000];
  const between = [
    `valueMinor <= ${bounds[0]}`,
    ...bounds.slice(1).map((bound, index) => `valueMinor > ${bounds[index]} && valueMinor <= ${bound}`),
    `valueMinor > ${bounds.at(-1)}`,
  ];
  return BuyerReason.options.flatMap((reason) =>
    between.map((tier, index): RuleText => {
      const verdict = index === 0 ? "approve" : "ask_seller";
      return [`${reason.toLowerCase().replaceAll("_", "-")}-${index}`, `reason == "${reason}" && ${tier}`, { verdict }];
    }),
  );
};

describe("a policy within its limits and made to be hard", () => {
  it.each<[string, readonly RuleText[]]>([
    ["rules that are ors of ands", judges(numbers(1), " || ", " && ")],
    ["rules that are ands of ors", judges(numbers(2), " && ", " || ")],
    ["additions that all overlap", additions(numbers(3))],
    ["values of one fact without number", manyValues()],
  ])("of %s is given up within the steps that an analysis has, and refused for it", (_, rules) => {
    const policy = policyOf(rules);
    const { steps, findings } = analysis(policy);
    // The last look at a case may take each rule once more.
    const oneLook = documentLimits.rulesMax * conditionLimits.nodesMax;
    expect(steps).toBeLessThanOrEqual(stepLimits.policy + oneLook);
    expect(findings.map(({ code }) => code)).toContain("undecided");
  });

  it("is no other than a long one that is in order, which is decided", () => {
    const policy = policyOf(tiers());
    expect(policy.rules.length).toBeGreaterThan(95);
    const { steps, findings } = analysis(policy);
    expect(findings).toEqual([]);
    expect(steps).toBeLessThan(stepLimits.policy / 5);
  });
});
