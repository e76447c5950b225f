import { describe, expect, it } from "vitest";
import { allocate, allocateCapped } from "../../../domain/kernel/allocation.ts";

const weights = (entries: Record<string, number>) =>
  Object.entries(entries).map(([key, weightMinor]) => ({ key, weightMinor }));
const caps = (entries: Record<string, number>) => Object.entries(entries).map(([key, capMinor]) => ({ key, capMinor }));
const trillion = 1_000_000_000_000;

describe("allocate", () => {
  it.each([
    ["in proportion", 100, { a: 1, b: 3 }, { a: 25, b: 75 }],
    ["the last cent to the largest remainder", 100, { a: 1, b: 2 }, { a: 33, b: 67 }],
    ["ties to the lower key", 100, { c: 1, b: 1, a: 1 }, { a: 34, b: 33, c: 33 }],
    ["keys as text, not as numbers", 1, { "10": 1, "9": 1 }, { "10": 1, "9": 0 }],
    ["nothing over anything", 0, { a: 5, b: 7 }, { a: 0, b: 0 }],
    ["nothing to a weight of zero", 10, { a: 0, b: 3, c: 3 }, { a: 0, b: 5, c: 5 }],
    ["evenly when all weights are zero", 5, { b: 0, a: 0 }, { a: 3, b: 2 }],
    ["all to a single part", 7, { a: 3 }, { a: 7 }],
    [
      "beyond what a double can multiply",
      9 * trillion + 1,
      { a: trillion, b: 2 * trillion },
      { a: 3 * trillion, b: 6 * trillion + 1 },
    ],
  ])("gives %s", (_, total, parts, expected) => {
    expect(Object.fromEntries(allocate(total, weights(parts)))).toEqual(expected);
  });

  it("gives nothing to nobody", () => {
    expect([...allocate(0, [])]).toEqual([]);
  });

  it.each([
    ["an amount over no parts", 1, [], "1 cannot be split over no parts"],
    ["a negative total", -1, weights({ a: 1 }), "the total is a whole number from 0 up, not -1"],
    ["a fraction", 1.5, weights({ a: 1 }), "not 1.5"],
    ["a negative weight", 1, weights({ a: -1 }), "weight of a is a whole number from 0 up, not -1"],
    ["a repeated key", 1, [...weights({ a: 1 }), ...weights({ a: 2 })], "each part has a key of its own"],
  ])("throws on %s", (_, total, parts, message) => {
    expect(() => allocate(total, parts)).toThrow(message);
  });
});

describe("allocateCapped", () => {
  it.each([
    ["two lines of 1.00 under a cap of 1.03 together", 103, { a: 100, b: 100 }, { a: 52, b: 51 }],
    ["all caps exactly when the total is their sum", 203, { a: 101, b: 102 }, { a: 101, b: 102 }],
    ["nothing where nothing is left", 3, { a: 0, b: 2, c: 2 }, { a: 0, b: 2, c: 1 }],
    ["nothing at all over parts that carry nothing", 0, { a: 0, b: 0 }, { a: 0, b: 0 }],
  ])("gives %s", (_, total, parts, expected) => {
    expect(Object.fromEntries(allocateCapped(total, caps(parts)))).toEqual(expected);
  });

  it("throws on more than all caps together", () => {
    expect(() => allocateCapped(5, caps({ a: 2, b: 2 }))).toThrow("5 is more than all caps together, 4");
  });
});
