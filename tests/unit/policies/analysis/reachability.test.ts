import { describe, expect, it } from "vitest";
import { readingOf } from "./rule-reading.ts";
import { findingsOn, policyOf, type RuleText } from "./small-policy.ts";

const asked = { verdict: "ask_seller" } as const;
const refused = { verdict: "decline" } as const;
const fast = { refundTiming: "AT_FIRST_SCAN" } as const;

const unreachable = (rules: readonly RuleText[]) => findingsOn(rules).filter(({ code }) => code === "unreachable");

describe("no case fulfils the condition of a rule", () => {
  it.each([
    ["of two reasons at once", 'reason == "DEFECTIVE" && reason == "NOT_RECEIVED"'],
    ["of numbers with none between", "photos > 3 && photos < 4"],
    ["of fewer than none", "photos < 0"],
    ["of a reason with another's fault", 'reason == "CHANGED_MIND" && defaults.fault == "SELLER"'],
    ["of a part that is worth more than the whole", "valueMinor > 500 && requestValueMinor <= 500"],
    ["of a delivery that was not sent", "delivered && !shipped"],
    ["of a lateness that nobody promised", "!promised && lateByDays > 0"],
    ["of a parcel that came lately and long ago", "delivered && justDelivered && daysSinceDelivery > 7"],
    ["of a window that closed before anything came", "!delivered && !inWindow.changeOfMind"],
    ["of a window that closed before its end", "delivered && daysSinceDelivery < 30 && !inWindow.changeOfMind"],
    ["of a window that waits for a promise", "!delivered && !promised && !inWindow.notReceived"],
  ])("%s", (_, when) => {
    expect(unreachable([["rule", when, asked]])).toEqual([
      {
        file: "returns-US, version 1",
        ruleId: "us.rule",
        code: "unreachable",
        reason: "can never fire: no case fulfils its condition",
      },
    ]);
  });

  it.each([
    ["the last day of a window", "delivered && daysSinceDelivery == 30 && inWindow.changeOfMind"],
    ["the day after", "delivered && daysSinceDelivery == 31 && !inWindow.changeOfMind"],
    ["a part that is the whole", "valueMinor == 500 && requestValueMinor == 500"],
    ["a category that has no list", 'category != "toys" && category != ""'],
    ["two flags of one line", '"final_sale" in flags && "custom_made" in flags'],
  ])("but some case may be %s", (_, when) => {
    expect(unreachable([["rule", when, asked]])).toEqual([]);
  });
});

describe("rules before it leave a rule nothing", () => {
  it.each<[string, readonly RuleText[], RegExp, string | undefined]>([
    [
      "its condition is narrower",
      [
        ["a", "photos > 1", asked],
        ["b", "photos > 2", refused],
      ],
      /never judge.*by us\.a$/,
      "us.a",
    ],
    [
      "two rules share its cases",
      [
        ["a", "shipped", asked],
        ["b", "!shipped", asked],
        ["c", "delivered", refused],
      ],
      /never judge.*by us\.a$/,
      "us.a",
    ],
    [
      "reasons are listed before",
      [
        ["a", 'reason in ["DEFECTIVE", "WRONG_ITEM"]', asked],
        ["b", 'reason == "WRONG_ITEM"', refused],
      ],
      /never judge/,
      "us.a",
    ],
    [
      "a default fault takes in its reason",
      [
        ["a", 'defaults.fault == "BUYER"', asked],
        ["b", 'reason == "CHANGED_MIND" && shipped', refused],
      ],
      /never judge/,
      "us.a",
    ],
    [
      "a term is always set",
      [
        ["a", "photos > 1", fast],
        ["b", "photos > 2", fast],
      ],
      /never grant anything/,
      "us.default",
    ],
    [
      "a judge sets its term",
      [
        ["a", "delivered", { ...asked, ...fast }],
        ["b", "delivered && photos > 1", fast],
      ],
      /never grant anything.*by us\.a$/,
      "us.a",
    ],
    [
      "all its cases are refused",
      [
        ["a", "delivered", refused],
        ["b", "delivered && photos > 1", fast],
      ],
      /is declined/,
      "us.a",
    ],
    [
      "one of its terms is always set",
      [
        ["a", "delivered", fast],
        ["b", "delivered", { ...fast, returnNeeded: false }],
      ],
      /never grant refundTiming:/,
      "us.default",
    ],
    [
      "a judge repeats what is always set",
      [
        ["a", "delivered", fast],
        ["b", "delivered && photos > 1", { ...asked, ...fast }],
      ],
      /never grant refundTiming:.*[^b]$/,
      "us.b",
    ],
  ])("since %s", (_, rules, reason, judge) => {
    const [problem, ...others] = unreachable(rules);
    expect(problem).toMatchObject({ ruleId: `us.${rules.at(-1)?.[0]}`, reason: expect.stringMatching(reason) });
    expect(others).toEqual([]);
    const facts = problem?.example?.facts;
    const reading = facts && readingOf(policyOf(rules), facts);
    expect(reading?.holding).toContain(problem?.ruleId);
    expect(reading?.judge).toBe(judge);
  });

  it.each<[string, readonly RuleText[]]>([
    [
      "a wider rule comes after",
      [
        ["a", "photos > 2", asked],
        ["b", "photos > 1", refused],
      ],
    ],
    [
      "a judge sets a term only where it judges",
      [
        ["a", "shipped", asked],
        ["b", "delivered || photos > 1", { ...asked, ...fast }],
        ["c", "shipped", fast],
      ],
    ],
    [
      "a term is for cases that are not refused",
      [
        ["a", "delivered && photos > 1", refused],
        ["b", "delivered", fast],
      ],
    ],
    [
      "a refusal says more than no",
      [
        ["a", "shipped", fast],
        ["b", "shipped && photos > 1", { ...refused, ...fast }],
      ],
    ],
    [
      "the default is never needed",
      [
        ["a", "shipped", asked],
        ["b", "!shipped", asked],
      ],
    ],
  ])("but not when %s", (_, rules) => {
    expect(unreachable(rules)).toEqual([]);
  });
});
