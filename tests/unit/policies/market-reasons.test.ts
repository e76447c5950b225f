import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { policyReferences } from "../../../adapters/policies/policy-references.ts";
import { evaluateRequest, type LineFacts, loadPolicy } from "../../../domain/policies/index.ts";
import { requestFacts } from "./request-facts.ts";
import { brazil, file, problemsOf } from "./spoilt-policy.ts";

const judged = (reasons: readonly object[] | undefined, line: Partial<LineFacts>) => {
  const loaded = loadPolicy({ ...brazil(), ...(reasons && { reasons }) }, file, policyReferences);
  if (loaded.outcome === "refused") throw new Error(JSON.stringify(loaded.problems));
  return evaluateRequest(loaded.policy, requestFacts({}, line), calendarOf("BR")).terms;
};

describe("a market's own meaning of a reason", () => {
  it.each<[string, object, Partial<LineFacts>, object]>([
    [
      "changes what it names",
      { code: "DEFECTIVE", evidencePhotosMin: 2, fault: "CARRIER" },
      { reason: "DEFECTIVE" },
      { evidencePhotosMin: 2, fault: "CARRIER" },
    ],
    [
      "waives the way back",
      { code: "WRONG_ITEM", returnRule: "no" },
      { reason: "WRONG_ITEM" },
      { returnNeeded: false, refundTiming: "RETURNLESS" },
    ],
  ])("%s, and the rest stays as the catalogue has it", (_what, reason, line, changed) => {
    const before = judged(undefined, line);
    expect(judged([reason], line)).toMatchObject({ ...changed, returnShippingPayer: before.returnShippingPayer });
    expect(before).not.toMatchObject(changed);
  });

  it("leaves other reasons alone", () => {
    const reasons = [{ code: "DEFECTIVE", evidencePhotosMin: 5 }];
    expect(judged(reasons, { reason: "WRONG_ITEM" })).toEqual(judged(undefined, { reason: "WRONG_ITEM" }));
  });

  it("never asks photos of a buyer who withdraws by law", () => {
    expect(judged([{ code: "CHANGED_MIND", evidencePhotosMin: 3 }], {}).evidencePhotosMin).toBe(0);
  });
});

it.each<[string, readonly object[], RegExp]>([
  [
    "a code twice",
    [1, 2].map((photos) => ({ code: "DEFECTIVE", evidencePhotosMin: photos })),
    /DEFECTIVE is listed twice/,
  ],
  ["a code that does not exist", [{ code: "BORED", fault: "BUYER" }], /^reasons\.0\.code: /],
  ["a code alone", [{ code: "DEFECTIVE" }], /^reasons\.0: changes nothing/],
  ["what no market decides", [{ code: "DEFECTIVE", isSafety: true }], /Unrecognized key: "isSafety"/],
])("a policy is refused that says of its reasons %s", (_what, reasons, problem) => {
  expect(problemsOf({ ...brazil(), reasons }).map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(problem),
  );
});
