import { describe, expect, it } from "vitest";
import { policyFiles } from "../../../../adapters/policies/documents.ts";
import { policyFor } from "../../../../adapters/policies/policies.ts";
import { policyReferences } from "../../../../adapters/policies/policy-references.ts";
import { stepLimits } from "../../../../domain/policies/analysis/budget.ts";
import { analysis } from "../../../../domain/policies/analysis/index.ts";
import { analysePolicy, draftProblems, Market, PolicyDocument } from "../../../../domain/policies/index.ts";

describe.each(Market.options)("the policy of %s", (market) => {
  it("has nothing that the analysis has to say about, and takes a fiftieth of the steps that it may", () => {
    expect(analysePolicy(policyFor(market))).toEqual([]);
    expect(analysis(policyFor(market)).steps).toBeLessThan(stepLimits.policy / 50);
  });

  const prefix = market.toLowerCase();
  const changed = (rule: string, change: (when: string) => string) => {
    const document = PolicyDocument.parse(policyFiles[market].document);
    const rules = document.rules.map((each) =>
      each.id === `${prefix}.${rule}` ? { ...each, when: change(each.when) } : each,
    );
    return draftProblems({ ...document, rules }, "draft", policyReferences);
  };

  it.each<[string, string, (when: string) => string, string, string]>([
    [
      "trusts a missing date",
      "not-received-lost",
      (when) => when.replace("promised && ", ""),
      "missing_fact",
      "not-received-lost",
    ],
    ["forgets those who ask late", "fault-closed", (when) => `${when} && photos > 0`, "gap", "default"],
    [
      "approves what it refuses",
      "not-received-unsent",
      (when) => when.replace(" && inWindow.notReceived", ""),
      "contradiction",
      "not-received-unsent",
    ],
    [
      "widens a rule over the next",
      "not-received-proven",
      () => 'reason in ["NOT_RECEIVED"]',
      "unreachable",
      "not-received",
    ],
    [
      "turns an amount round",
      "refund-at-first-scan",
      (when) => when.replace("<=", ">="),
      "contradiction",
      "refund-at-delivery-scan",
    ],
  ])("that %s is found out", (_, rule, change, code, found) => {
    const problems = changed(rule, change);
    expect(problems.map((problem) => [problem.ruleId, problem.code])).toContainEqual([`${prefix}.${found}`, code]);
    expect(problems.filter(({ example }) => example === undefined)).toEqual([]);
  });
});
