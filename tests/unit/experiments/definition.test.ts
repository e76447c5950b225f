import { describe, expect, it } from "vitest";
import { ExperimentDefinition, ExperimentKey } from "../../../domain/experiments/index.ts";
import { definitionWith } from "../../support/experiments.ts";

const plan = definitionWith().plan;
const guardrail = { metric: "escalated", direction: "must_not_rise", margin: 0.05, action: "stop" };

describe("a definition", () => {
  it.each<[string, object, string]>([
    [
      "weights that sum to less",
      {
        variants: [
          { name: "a", weight: 5_000 },
          { name: "b", weight: 4_999 },
        ],
      },
      "variants",
    ],
    ["one variant", { variants: [{ name: "a", weight: 10_000 }] }, "variants"],
    [
      "a variant twice",
      {
        variants: [
          { name: "a", weight: 5_000 },
          { name: "a", weight: 5_000 },
        ],
      },
      "variants",
    ],
    ["a layer without buckets", { layer: { name: "resolution", from: 5, to: 5 } }, "layer"],
    ["a layer beyond the circle", { layer: { name: "resolution", from: 0, to: 10_001 } }, "layer.to"],
    ["no guardrail", { guardrails: [] }, "guardrails"],
    ["a guardrail twice", { guardrails: [guardrail, guardrail] }, "guardrails"],
    ["a negative margin", { guardrails: [{ ...guardrail, margin: -0.1 }] }, "guardrails.0.margin"],
    [
      "a metric that does not exist",
      { primaryMetric: { metric: "joy", direction: "increase" } },
      "primaryMetric.metric",
    ],
    ["an alpha of a coin", { plan: { ...plan, alpha: 0.5 } }, "plan.alpha"],
    ["fewer than seven days", { plan: { ...plan, minDays: 6 } }, "plan.minDays"],
    ["more than ninety days", { plan: { ...plan, maxDays: 91 } }, "plan.maxDays"],
    ["an end before it may say anything", { plan: { ...plan, minDays: 14, maxDays: 13 } }, "plan"],
    ["no difference that matters", { plan: { ...plan, mde: 0 } }, "plan.mde"],
    ["a value without bounds", { eligibility: [{ fact: "valueMinor" }] }, "eligibility.0"],
    ["bounds the wrong way round", { eligibility: [{ fact: "valueMinor", atLeast: 5, atMost: 4 }] }, "eligibility.0"],
    ["a fact that nobody knows", { eligibility: [{ fact: "mood", oneOf: ["good"] }] }, "eligibility.0"],
    ["a condition on the law", { eligibility: [{ fact: "statutory", oneOf: ["true"] }] }, "eligibility.0"],
    ["a flag that no flow asks for", { flag: "colour_of_button" }, "flag"],
    ["a salt that would cut the hash's text", { salt: "a:b" }, "salt"],
    ["a coverage of nothing", { coverage: 0 }, "coverage"],
  ])("has not %s", (_, parts, path) => {
    const parsed = ExperimentDefinition.safeParse({ ...definitionWith(), ...parts });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  it("fills in what nobody has to say", () => {
    const { coverage: _coverage, exclusions: _exclusions, ...rest } = definitionWith();
    const { nStar: _nStar, minDays: _minDays, ...short } = plan;
    expect(ExperimentDefinition.parse({ ...rest, plan: short })).toMatchObject({
      coverage: 10_000,
      exclusions: [],
      plan: { nStar: 5_000, minDays: 7 },
    });
  });

  it.each(["ab", "Upper", "has-dash", "has:colon", "1st", "a".repeat(65)])("is not kept under the key %s", (key) => {
    expect(ExperimentKey.safeParse(key).success).toBe(false);
  });
});
