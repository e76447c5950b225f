import { describe, expect, it } from "vitest";
import { PolicyRefused } from "../../../adapters/policies/policy-refused.ts";
import {
  inspectionRequirement,
  readReasonCatalogue,
  reasonCatalogue,
  reasonDefaults,
  rejectRequirement,
} from "../../../adapters/policies/reasons.ts";

describe("the catalogue of reasons", () => {
  it("marks what is a hazard and what must not move before a decision", () => {
    const marked = (mark: "isSafety" | "isHold") =>
      reasonCatalogue.buyerReasons.filter((row) => row[mark]).map(({ code }) => code);
    expect(marked("isSafety")).toEqual(["EXPIRED_OR_UNSAFE", "SAFETY_RECALL"]);
    expect(marked("isHold")).toEqual(["SUSPECTED_COUNTERFEIT", "UNAUTHORISED_PURCHASE"]);
  });

  it("asks for photos exactly where there is something to show", () => {
    for (const { evidence, evidencePhotosMin } of reasonCatalogue.buyerReasons)
      expect(evidencePhotosMin > 0).toBe(evidence.some((kind) => kind !== "charge"));
  });

  it("answers by code", () => {
    expect(reasonDefaults("DEFECTIVE")).toMatchObject({ fault: "SELLER", returnRule: "by_value" });
    expect(rejectRequirement("SUSPECTED_ABUSE")).toMatchObject({ agentOnly: true });
    expect(rejectRequirement("AGREED_WITH_BUYER")).toMatchObject({ needsBuyerConfirmation: true });
    expect(inspectionRequirement("SENT_FOR_ANALYSIS")).toMatchObject({ pausesClock: true });
  });

  const broken = (list: "buyerReasons" | "rejectReasons" | "inspectionReasons", rows: readonly object[]) => () =>
    readReasonCatalogue({ ...reasonCatalogue, [list]: rows });

  it.each([
    ["buyerReasons", "without one", reasonCatalogue.buyerReasons.slice(1)],
    ["buyerReasons", "with one twice", [reasonCatalogue.buyerReasons[1], ...reasonCatalogue.buyerReasons.slice(1)]],
    ["rejectReasons", "without one", reasonCatalogue.rejectReasons.slice(1)],
    ["inspectionReasons", "without one", reasonCatalogue.inspectionReasons.slice(1)],
  ] as const)("refuses %s %s, by file and reason", (list, _, rows) => {
    expect(broken(list, rows as readonly object[])).toThrow(PolicyRefused);
    expect(broken(list, rows as readonly object[])).toThrow(
      `policies/reason-codes.json: ${list}: has every code exactly once`,
    );
  });

  it("refuses an unknown code by its place", () => {
    const rows = [{ ...reasonCatalogue.buyerReasons[0], code: "BORED" }, ...reasonCatalogue.buyerReasons.slice(1)];
    expect(broken("buyerReasons", rows)).toThrow(/policies\/reason-codes\.json: buyerReasons\.0\.code: /);
  });
});
