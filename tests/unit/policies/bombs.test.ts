import { describe, expect, it } from "vitest";
import { conditionLimits } from "../../../domain/policies/condition-limits.ts";
import { documentLimits, problemsMax } from "../../../domain/policies/document-bounds.ts";
import { brazil, file, problemsOf, withRule } from "./spoilt-policy.ts";

const { charactersMax, depthMax, listElementsMax, nodesMax, textMax } = conditionLimits;

const nested = (levels: number, open: string, inner: string, close: string): string =>
  open.repeat(levels) + inner + close.repeat(levels);

describe("a condition is refused by name of rule and limit", () => {
  it.each<[string, string, RegExp]>([
    ["of more characters than any needs", `${"delivered || ".repeat(100)}delivered`, /^when: .*1000/],
    ["of a million brackets", nested(1_000_000, "(", "delivered", ")"), /^when: has 2000009 characters/],
    ["in too many brackets", nested(depthMax + 1, "(", "delivered", ")"), /^is nested too deeply: .* 16 levels/],
    ["in brackets that never end", "(".repeat(charactersMax), /^is nested too deeply/],
    ["of lists in lists", nested(400, "[", "1", "]"), /^is nested too deeply/],
    ["of indexes in indexes", nested(140, "flags[", "0", "]"), /^is nested too deeply/],
    ["of a long path", `delivered${".x".repeat(400)}`, /^is nested too deeply/],
    ["of choices in choices", "delivered?".repeat(90), /^is nested too deeply/],
    ["of noes to noes", `${"!".repeat(900)}delivered`, /^is too large: .* 250 facts/],
    ["of too many sums", `photos > ${"1+".repeat(480)}1`, /^is too large/],
    ["of too many minuses", `photos > ${"-".repeat(900)}1`, /^is too large/],
    ["with a huge list", `photos in [${"1,".repeat(480)}1]`, /^has too long a list: .* 50 elements/],
    ["with a map", `{${'"a":1,'.repeat(100)}}`, /^has a map of more than 8 entries/],
    ["with many arguments", `max(${"1,".repeat(400)}1)`, /^has a call of more than 8 arguments/],
    ["with an enormous number", `photos < ${"9".repeat(900)}`, /^has a number too large/],
    ["with an enormous fraction", `photos < 1e${"9".repeat(300)}`, /^does not parse/],
    ["with a long text", `category == "${"a".repeat(textMax + 1)}"`, /^has a text of 101 characters/],
    ["with a long name", `${"a".repeat(900)} == 1`, /^does not type-check: Unknown variable: a+ \(at character 1\)$/],
    ["with a text that never ends", `category == "${"\\".repeat(900)}`, /^does not parse/],
    ["of a text in many quotes", `category == ${'"""'.repeat(300)}`, /^does not parse|^is too large/],
  ])("%s", (_, when, reason) => {
    const [problem, ...others] = problemsOf(withRule({ when }));
    expect(problem).toEqual({ file, ruleId: "br.new", reason: expect.stringMatching(reason) });
    expect(problem?.reason.length).toBeLessThan(300);
    expect(others).toEqual([]);
  });

  it("and one that fills the limits is not", () => {
    const list = `[${Array.from({ length: listElementsMax }, (_, index) => index).join()}]`;
    expect(problemsOf(withRule({ when: nested(depthMax - 2, "(", `photos in ${list}`, ")") }))).toEqual([]);
    const parts = Math.floor((nodesMax + 1) / 4);
    expect(problemsOf(withRule({ when: Array(parts).fill("photos>1").join("||") }))).toEqual([]);
    expect(problemsOf(withRule({ when: `category == "${"a".repeat(textMax)}"` }))).toEqual([]);
  });
});

describe("a condition compares one fact with what stands in it", () => {
  it.each([
    ["two numbers", "valueMinor < requestValueMinor", /^compares the facts valueMinor and requestValueMinor/],
    ["a code and a list", "reason in flags", /^compares the facts reason and flags/],
    ["with a list that holds a fact", 'reason in [category, "DEFECTIVE"]', /^has the fact category in a list/],
    ["with a list that holds only a fact", '"DEFECTIVE" in [reason]', /^has the fact reason in a list/],
    ["with nothing", "category in []", /^has an empty list/],
    ["the order of texts", 'category < "m"', /^asks which comes first of category/],
    ["the order of yes and no", "delivered < true", /^asks which comes first of delivered/],
    ["the flags as a whole", 'flags == ["final_sale"]', /^compares flags as a whole/],
  ])("not %s", (_, when, reason) => {
    expect(problemsOf(withRule({ when }))).toEqual([{ file, ruleId: "br.new", reason: expect.stringMatching(reason) }]);
  });
});

describe("a document is refused by name of its limit, with one problem", () => {
  const rules = (count: number) => {
    const [first] = brazil().rules;
    return Array.from({ length: count }, (_, index) => ({ ...first, id: `br.rule-${index}` }));
  };

  it.each<[string, () => unknown, string]>([
    [
      "that has 10,000 rules",
      () => ({ ...brazil(), rules: rules(10_000) }),
      `rules: there are 10000, and a policy has at most ${documentLimits.rulesMax}`,
    ],
    [
      "that has 10,000 things that are no rules",
      () => ({ ...brazil(), rules: Array(10_000).fill({ when: 7 }) }),
      "rules: there are 10000, and a policy has at most 100",
    ],
    [
      "that has 10,000 overrides",
      () => ({ ...brazil(), overrides: Array(10_000).fill(brazil().overrides[0]) }),
      "has more than 10000 values",
    ],
    [
      "with a source that has a name as long as a book",
      () => ({ ...brazil(), sources: { ["a".repeat(1_000_000)]: "x" } }),
      "sources: has a name of more than 2000 characters",
    ],
    [
      "that is nested 100,000 levels deep",
      () => ({ ...brazil(), sources: JSON.parse(nested(5_000, '{"a":', "1", "}")) }),
      "sources.a.a.a.a.a.a.a.a.a.a: is nested deeper than 10 levels",
    ],
  ])("%s", (_, document, reason) => {
    expect(problemsOf(document())).toEqual([{ file, reason }]);
  });

  it("that is no document at all", () => {
    for (const document of [undefined, null, 7, "policy", [], { rules: "many" }])
      expect(problemsOf(document).length).toBeGreaterThan(0);
  });
});

it("names the rule whose text is as long as a book, by its place if the text is its id", () => {
  const book = "a".repeat(1_000_000);
  const reason = "has 1000000 characters, and a text has at most 2000";
  expect(problemsOf(withRule({ citation: book }))).toEqual([{ file, ruleId: "br.new", reason: `citation: ${reason}` }]);
  expect(problemsOf(withRule({ id: book }))).toEqual([{ file, ruleId: "number 1", reason: `id: ${reason}` }]);
});

it("lists no more problems than anybody reads, and says how many more there are", () => {
  const { rules, ...document } = brazil();
  const spoilt = Array.from({ length: 100 }, () => ({ ...rules[0], when: "nonsense", sentence: "rule.nonsense" }));
  const problems = problemsOf({ ...document, rules: spoilt });
  expect(problems).toHaveLength(problemsMax + 1);
  expect(problems.at(-1)).toEqual({
    file,
    reason: expect.stringMatching(/^has \d+ more problems, which are not listed$/),
  });
});
