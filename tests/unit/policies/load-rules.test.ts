import { describe, expect, it } from "vitest";
import { brazil, file, problemsOf, unitedStates, withRule } from "./spoilt-policy.ts";

describe("a rule is refused", () => {
  it.each<[string, object, RegExp]>([
    ["with an unknown verdict", { outcome: { verdict: "maybe" } }, /^outcome\.verdict: /],
    ["with an unknown fault", { outcome: { fault: "NOBODY" } }, /^outcome\.fault: /],
    ["with an unknown field", { outcome: { verdict: "approve", verdit: "x" } }, /^outcome: Unrecognized key: "verdit"/],
    ["that grants nothing", { outcome: {} }, /^outcome: grants nothing/],
    ["without a citation", { citation: "" }, /^citation: /],
    ["without an article", { article: undefined }, /^article: /],
    ["with an article but no block of it", { article: "withdrawal" }, /^article: expected an article.s block such as/],
    ["with a sentence that has no text", { sentence: "rule.nonsense" }, /^names the sentence rule\.nonsense, which/],
    ["that cites no article", { article: "nothing#right" }, /^cites nothing#right, but there is no article nothing$/],
    ["that cites no block", { article: "refunds#nothing" }, /^cites refunds#nothing, but refunds 1\.0\.0 has no block/],
    [
      "that cites a block for other markets",
      { article: "withdrawal#uninformed" },
      /^cites withdrawal#uninformed, but block uninformed of withdrawal 1\.0\.0 is not for BR$/,
    ],
    ["with a condition that is no text", { when: true }, /^when: /],
    ["that is statutory and asks the seller", { outcome: { statutory: true, verdict: "ask_seller" } }, /^is statutory/],
    [
      "that is statutory and asks for photos",
      { outcome: { statutory: true, verdict: "approve", evidencePhotosMin: 1 } },
      /^is statutory, so it sets evidencePhotosMin to 0/,
    ],
    ["that sets RETURNLESS by hand", { outcome: { refundTiming: "RETURNLESS" } }, /^outcome\.refundTiming: /],
  ])("%s", (_, rule, reason) => {
    expect(problemsOf(withRule(rule))).toEqual([{ file, ruleId: "br.new", reason: expect.stringMatching(reason) }]);
  });

  it.each<[string, object, string, RegExp]>([
    ["with the id of an earlier one", { id: "br.default" }, "br.default", /^has the id of an earlier rule/],
    ["with another market's prefix", { id: "eu.new" }, "eu.new", /^does not start with br\./],
    ["with a name that is none", { id: "New Rule" }, "New Rule", /^id: expected a name such as br\.withdrawal/],
    ["without a name, by its place", { id: 7 }, "number 1", /^id: /],
  ])("%s", (_, rule, ruleId, reason) => {
    expect(problemsOf(withRule(rule))).toEqual([{ file, ruleId, reason: expect.stringMatching(reason) }]);
  });

  it("that names a window which the policy does not have", () => {
    const document = unitedStates();
    const rules = document.rules.map((rule) =>
      rule.id === "us.fault" ? { ...rule, outcome: { ...rule.outcome, window: "guarantee" } } : rule,
    );
    expect(problemsOf({ ...document, rules })).toEqual([
      { file, ruleId: "us.fault", reason: "names the window guarantee, which the policy does not have" },
    ]);
  });
});

describe("the order of rules is refused", () => {
  it("without a default at the end", () => {
    const document = brazil();
    const rules = document.rules.slice(0, -1);
    const [problem] = problemsOf({ ...document, rules });
    expect(problem).toMatchObject({ file, ruleId: rules.at(-1)?.id, reason: expect.stringMatching(/must be "true"/) });
  });

  it("with a default that leaves something open", () => {
    const document = brazil();
    const rules = document.rules.map((rule) =>
      rule.id === "br.default" ? { ...rule, outcome: { verdict: "ask_agent" } } : rule,
    );
    expect(problemsOf({ ...document, rules })).toEqual([
      {
        file,
        ruleId: "br.default",
        reason:
          "is the default for everything else, so it must set " +
          "outboundShippingRefund, refundTiming, commissionReturned, sellerAdminFeePercent",
      },
    ]);
  });

  it("with rules behind one that always judges", () => {
    const problems = problemsOf(withRule({ when: "true", outcome: { verdict: "approve", fault: "BUYER" } }));
    expect(problems).toContainEqual({
      file,
      ruleId: "br.not-received-early",
      reason: expect.stringMatching(/never fire/),
    });
    expect(problems.map(({ ruleId }) => ruleId)).not.toContain("br.shipping-part");
  });

  it("with a second judgement on the same condition, whatever else it would grant", () => {
    const when = 'reason == "UNAUTHORISED_PURCHASE"';
    expect(problemsOf(withRule({ when }))).toEqual([
      { file, ruleId: "br.unauthorised", reason: expect.stringMatching(/never fire/) },
    ]);
  });

  it("with the same condition and outcome twice, however it is spelt", () => {
    const when = '(reason == "UNAUTHORISED_PURCHASE")';
    const outcome = { verdict: "approve", refundTiming: "IMMEDIATE" };
    expect(problemsOf(withRule({ when, outcome }))).toEqual([
      { file, ruleId: "br.unauthorised", reason: expect.stringMatching(/never fire: earlier rules/) },
    ]);
  });
});
