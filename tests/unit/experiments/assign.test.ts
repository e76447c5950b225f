import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assigned, assign, bucketOf, layerBucketOf, variantRanges } from "../../../domain/experiments/index.ts";
import { sha256Hex } from "../../../domain/kernel/sha256.ts";
import { candidateOf, definitionWith } from "../../support/experiments.ts";

const experiment = { key: "refund_offer_v2", ...definitionWith() };
const variantOf = (assigned: Assigned): string =>
  "excluded" in assigned ? `excluded: ${assigned.excluded}` : assigned.variant;

describe("buckets", () => {
  // The check values of the specification of assignment.
  it.each([
    ["ord_1001", 1542],
    ["ord_1002", 2087],
    ["slr_77", 7975],
  ])("of %s is %i under refund_offer_v2 and s1", (unitId, bucket) => {
    expect(bucketOf("refund_offer_v2", "s1", unitId)).toBe(bucket);
  });

  it("hash as SHA-256 does, at every length around a block and with any character", () => {
    const reference = (text: string) => createHash("sha256").update(text).digest("hex");
    for (let length = 0; length <= 130; length += 1)
      expect(sha256Hex("a".repeat(length))).toBe(reference("a".repeat(length)));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => sha256Hex(text) === reference(text)),
    );
  });

  it("of another salt are another draw", () => {
    const same = Array.from({ length: 200 }, (_, i) => `c${i}`).filter(
      (id) => bucketOf("k_one", "s1", id) === bucketOf("k_one", "s2", id),
    );
    expect(same.length).toBeLessThan(5);
  });
});

describe("ranges", () => {
  it("are cumulative, and a variant fills its place from the left", () => {
    const variants = [
      { name: "a", weight: 5_000 },
      { name: "b", weight: 3_000 },
      { name: "c", weight: 2_000 },
    ];
    expect(variantRanges(variants, 10_000)).toEqual({
      a: { from: 0, to: 5_000 },
      b: { from: 5_000, to: 8_000 },
      c: { from: 8_000, to: 10_000 },
    });
    expect(variantRanges(variants, 2_000)).toEqual({
      a: { from: 0, to: 1_000 },
      b: { from: 5_000, to: 5_600 },
      c: { from: 8_000, to: 8_400 },
    });
  });
});

describe("assigning", () => {
  it("gives a variant by the bucket, with the ranges that it fell in", () => {
    const assigned = assign({ ...experiment, unit: "ORDER" }, candidateOf("ret-1", { orderId: "ord_1001" }));
    expect(assigned).toEqual({
      variant: "straight_to_return",
      unitId: "ord_1001",
      bucket: 1542,
      ranges: { straight_to_return: { from: 0, to: 5_000 }, offer_first: { from: 5_000, to: 10_000 } },
    });
  });

  it.each([
    ["CASE", "ret-1"],
    ["ORDER", "ord-1"],
    ["BUYER", "buyer-1"],
    ["SELLER", "slr_77"],
  ] as const)("by %s draws by its id", (unit, unitId) => {
    const candidate = candidateOf("ret-1", { orderId: "ord-1", buyerId: "buyer-1", sellerId: "slr_77" });
    expect(assign({ ...experiment, unit }, candidate)).toMatchObject({ unitId });
  });

  it.each([
    ["a case under a right of the law, though it meets every condition", { facts: { statutory: true } }, "statutory"],
    ["another market", { facts: { market: "EU" } }, "not_eligible"],
    ["a person of the global holdout", { buyerId: "held-out" }, "holdout"],
  ])("leaves out %s", (_, ids, reason) => {
    const heldOut = Array.from({ length: 500 }, (_unused, i) => `buyer-${i}`).find(
      (id) => bucketOf("global-holdout", "h1", id) < 500,
    );
    const given = "buyerId" in ids ? { buyerId: heldOut ?? "" } : ids;
    expect(assign(experiment, candidateOf("ret-1", given))).toEqual({ excluded: reason });
  });

  it.each([
    [{ fact: "reason", oneOf: ["DEFECTIVE"] }, ["DEFECTIVE"], true],
    [{ fact: "reason", oneOf: ["DEFECTIVE"] }, ["DEFECTIVE", "WRONG_ITEM"], false],
    [{ fact: "reason", oneOf: ["DEFECTIVE"] }, [], false],
    [{ fact: "valueMinor", atLeast: 12_000, atMost: 12_000 }, ["DEFECTIVE"], true],
    [{ fact: "valueMinor", atLeast: 12_001 }, ["DEFECTIVE"], false],
    [{ fact: "valueMinor", atMost: 11_999 }, ["DEFECTIVE"], false],
  ])("is eligible by %j with reasons %j: %s", (condition, reasons, isIn) => {
    const narrowed = { key: "k_one", ...definitionWith({ eligibility: [condition] }) };
    expect("variant" in assign(narrowed, candidateOf("ret-1", { facts: { reasons } }))).toBe(isIn);
  });

  it("leaves a case out when one of its lines meets an exclusion", () => {
    const exclusions = [{ fact: "reason", oneOf: ["SUSPECTED_COUNTERFEIT"] }];
    const facts = { reasons: ["DEFECTIVE", "SUSPECTED_COUNTERFEIT"] };
    const narrowed = { key: "k_one", ...definitionWith({ exclusions }) };
    expect(assign(narrowed, candidateOf("ret-1", { facts }))).toEqual({ excluded: "excluded" });
  });
});

describe("over many units", () => {
  const cases = Array.from({ length: 4_000 }, (_, i) => candidateOf(`ret-${i}`, { buyerId: `buyer-${i}` }));

  it("weights are kept and five of a hundred people are in nothing", () => {
    const given = cases.map((candidate) => variantOf(assign(experiment, candidate)));
    const shareOf = (name: string) => given.filter((variant) => variant === name).length / given.length;
    expect(shareOf("excluded: holdout")).toBeCloseTo(0.05, 1);
    expect(shareOf("straight_to_return")).toBeCloseTo(0.475, 1);
    expect(shareOf("offer_first")).toBeCloseTo(0.475, 1);
  });

  it("the holdout is the same people in every experiment", () => {
    const heldOut = (key: string) =>
      cases.filter((candidate) => variantOf(assign({ ...experiment, key }, candidate)) === "excluded: holdout");
    expect(heldOut("other_one")).toEqual(heldOut("refund_offer_v2"));
  });

  it("two experiments of one layer never take the same unit", () => {
    const first = { ...experiment, layer: { name: "resolution", from: 0, to: 5_000 } };
    const second = { ...experiment, key: "other_one", layer: { name: "resolution", from: 5_000, to: 10_000 } };
    const both = cases.filter((one) => "variant" in assign(first, one) && "variant" in assign(second, one));
    const taken = cases.filter((one) => "variant" in assign(first, one) || "variant" in assign(second, one));
    expect(both).toEqual([]);
    expect(taken.length).toBeGreaterThan(3_700);
  });

  it("a layer's draw says nothing about the variant's", () => {
    const inHalf = cases.filter(({ caseId }) => layerBucketOf("resolution", caseId) < 5_000);
    const first = inHalf.filter(({ caseId }) => bucketOf("refund_offer_v2", "s1", caseId) < 5_000);
    expect(first.length / inHalf.length).toBeCloseTo(0.5, 1);
  });
});
