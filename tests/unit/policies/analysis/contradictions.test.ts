import { describe, expect, it } from "vitest";
import { readingOf } from "./rule-reading.ts";
import { findingsOn, policyOf, type RuleText } from "./small-policy.ts";

const approved = { verdict: "approve" } as const;
const refused = { verdict: "decline" } as const;
const asked = { verdict: "ask_seller" } as const;
const fast = { refundTiming: "AT_FIRST_SCAN" } as const;
const slow = { refundTiming: "AT_DELIVERY_SCAN" } as const;

const contradictions = (rules: readonly RuleText[]) => findingsOn(rules).filter(({ code }) => code === "contradiction");

describe("rules contradict each other", () => {
  it.each<[string, readonly RuleText[]]>([
    [
      "when they meet and do the opposite",
      [
        ["a", "photos > 1", refused],
        ["b", "shipped", approved],
      ],
    ],
    [
      "whichever comes first",
      [
        ["a", "photos > 1", approved],
        ["b", "shipped", refused],
      ],
    ],
    [
      "when amounts overlap",
      [
        ["a", "valueMinor <= 1000", approved],
        ["b", "valueMinor >= 1000", refused],
      ],
    ],
    [
      "with rules between them",
      [
        ["a", "photos > 1", refused],
        ["c", "photos == 1", asked],
        ["b", "shipped", approved],
      ],
    ],
    [
      "by a reason and its fault",
      [
        ["a", 'reason in ["CHANGED_MIND", "DEFECTIVE"]', approved],
        ["b", 'defaults.fault == "BUYER"', refused],
      ],
    ],
  ])("%s", (_, rules) => {
    const [problem, ...others] = contradictions(rules);
    expect(problem).toMatchObject({ ruleId: "us.b", reason: expect.stringContaining("us.a") });
    expect(problem?.severity).toBeUndefined();
    expect(others).toEqual([]);
    const facts = problem?.example?.facts;
    const reading = facts && readingOf(policyOf(rules), facts);
    expect(reading?.holding).toEqual(expect.arrayContaining(["us.a", "us.b"]));
    expect(reading?.judge).toBe("us.a");
  });

  it("when both set a term otherwise, which is only a warning", () => {
    const rules: readonly RuleText[] = [
      ["a", "photos > 1", fast],
      ["b", "shipped", slow],
    ];
    const [problem, ...others] = contradictions(rules);
    expect(problem).toMatchObject({
      ruleId: "us.b",
      severity: "warning",
      reason: expect.stringMatching(/set refundTiming otherwise than us\.a/),
    });
    expect(others).toEqual([]);
    const facts = problem?.example?.facts;
    const reading = facts && readingOf(policyOf(rules), facts);
    expect(reading?.holding).toEqual(expect.arrayContaining(["us.a", "us.b"]));
    expect(reading?.outcome.refundTiming).toBe("AT_FIRST_SCAN");
  });

  it.each<[string, readonly RuleText[]]>([
    [
      "the first is an exception from the second",
      [
        ["a", "shipped && photos > 1", refused],
        ["b", "shipped", approved],
      ],
    ],
    [
      "it is one by the laws of facts",
      [
        ["a", "delivered", refused],
        ["b", "shipped", approved],
      ],
    ],
    [
      "it is one in all cases left to it",
      [
        ["c", "!shipped", asked],
        ["a", "photos > 1", refused],
        ["b", "shipped", approved],
      ],
    ],
    [
      "they never meet",
      [
        ["a", "photos > 1", refused],
        ["b", "photos <= 1", approved],
      ],
    ],
    [
      "they cannot meet",
      [
        ["a", "photos > 1 && !shipped", refused],
        ["b", "delivered", approved],
      ],
    ],
    [
      "others take all cases in which they meet",
      [
        ["c", "shipped && photos > 1", asked],
        ["a", "photos > 1", refused],
        ["b", "shipped", approved],
      ],
    ],
    [
      "they do the same",
      [
        ["a", "photos > 1", refused],
        ["b", "shipped", refused],
      ],
    ],
    [
      "one of them asks somebody",
      [
        ["a", "photos > 1", refused],
        ["b", "shipped", asked],
      ],
    ],
    ["one is the default", [["a", "photos > 1", refused]]],
    [
      "terms are for narrower cases first",
      [
        ["a", "photos > 1", fast],
        ["b", "photos > 0", slow],
      ],
    ],
    [
      "terms are of a judge",
      [
        ["a", "photos > 1", { ...asked, ...fast }],
        ["b", "shipped", slow],
      ],
    ],
    [
      "cases in which terms meet are refused",
      [
        ["c", "photos > 1 && shipped", refused],
        ["a", "photos > 1", fast],
        ["b", "shipped", slow],
      ],
    ],
  ])("but not when %s", (_, rules) => {
    expect(contradictions(rules)).toEqual([]);
  });
});
