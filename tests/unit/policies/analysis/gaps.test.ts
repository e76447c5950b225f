import { describe, expect, it } from "vitest";
import { policyReferences } from "../../../../adapters/policies/policy-references.ts";
import { BuyerReason } from "../../../../domain/kernel/reasons.ts";
import { draftProblems } from "../../../../domain/policies/index.ts";
import { readingOf } from "./rule-reading.ts";
import { documentOf, findingsOn, policyOf, type RuleText } from "./small-policy.ts";

const asked = { verdict: "ask_seller" } as const;
const gaps = (rules: readonly RuleText[]) => findingsOn(rules).filter(({ code }) => code === "gap");

describe("a case that only the default judges is a gap", () => {
  it("named with all reasons that the policy treats alike, each class once", () => {
    const rules: readonly RuleText[] = [
      ["fault", 'reason in ["DEFECTIVE", "WRONG_ITEM"] && inWindow.notAsDescribed', asked],
      ["mind", 'defaults.fault == "BUYER"', asked],
    ];
    const found = gaps(rules);
    expect(found.map(({ ruleId }) => ruleId)).toEqual(["us.default", "us.default"]);
    const reasons = found.map(({ reason }) => reason.replace(/.*some cases of ([A-Z_, ]*):.*/, "$1"));
    expect(reasons).toContain("WRONG_ITEM, DEFECTIVE");
    expect(reasons.join(", ").split(", ")).toHaveLength(BuyerReason.options.length - 6);
    for (const { example } of found) {
      const reading = example && readingOf(policyOf(rules), example.facts);
      expect(reading?.judge).toBe("us.default");
    }
    const inFault = found.find(({ reason }) => reason.includes("WRONG_ITEM, DEFECTIVE"))?.example;
    expect(inFault?.facts).toMatchObject({
      delivered: true,
      daysSinceDelivery: 31,
      inWindow: { notAsDescribed: false },
    });
    // The window for a change of mind is as long here, so that it has ended too.
    expect(inFault?.telling).toEqual([
      "reason",
      "inWindow.notAsDescribed",
      "delivered",
      "shipped",
      "inWindow.changeOfMind",
      "daysSinceDelivery",
    ]);
  });

  it.each<[string, readonly RuleText[]]>([
    [
      "the last of the rules takes the rest",
      [
        ["a", "shipped", asked],
        ["b", "!shipped", asked],
      ],
    ],
    [
      "what is left there cannot be",
      [
        ["a", "shipped", asked],
        ["b", "!delivered", asked],
      ],
    ],
    ["nothing but the default judges", [["a", "shipped", { returnNeeded: false }]]],
    ["there is nothing but the default", []],
  ])("but not where %s", (_, rules) => {
    expect(gaps(rules)).toEqual([]);
  });

  it("and a document without a default is refused with a case that no rule judges", () => {
    const { rules, ...document } = documentOf([
      ["a", "shipped && photos > 1", asked],
      ["b", '!shipped && seller.legalStatus == "trader"', asked],
    ]);
    const [problem, ...others] = draftProblems({ ...document, rules: rules.slice(0, -1) }, "d.json", policyReferences);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      file: "d.json",
      ruleId: "us.b",
      code: "gap",
      reason: expect.stringMatching(/must be "true"/),
    });
    const facts = problem?.example?.facts;
    expect(facts !== undefined && (facts.shipped ? facts.photos <= 1 : facts.seller.legalStatus === "private")).toBe(
      true,
    );
  });

  it("and a draft with other faults gets these, and one without gets what its rules are found to be", () => {
    const [first] = draftProblems({ ...documentOf([]), version: 0 }, "d.json", policyReferences);
    expect(first).toEqual({ file: "d.json", reason: expect.stringMatching(/^version: /) });
    expect(draftProblems(documentOf([["a", "shipped", asked]]), "d.json", policyReferences)).toEqual([
      expect.objectContaining({ file: "d.json", code: "gap" }),
    ]);
    expect(draftProblems(documentOf([]), "d.json", policyReferences)).toEqual([]);
  });
});
