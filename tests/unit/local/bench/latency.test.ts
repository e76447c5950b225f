import { describe, expect, it } from "vitest";
import { latencyOf, percentile } from "../../../../local/bench/latency.ts";

describe("a percentile, by nearest rank", () => {
  it.each([
    [[7], 50, 7],
    [[7], 99, 7],
    [[2, 1], 50, 1],
    [[3, 1, 2], 50, 2],
    [[1, 2, 3, 4], 75, 3],
    [[1, 2, 3, 4], 76, 4],
    [[10, 9, 100], 99, 100],
    [[], 50, Number.NaN],
  ])("of %j at %i is %d", (numbers, percent, expected) => {
    expect(percentile(numbers, percent)).toBe(expected);
  });
});

it("a latency tells how many requests it is of", () => {
  const millis = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(latencyOf(8, "read a return", millis)).toEqual({
    concurrency: 8,
    what: "read a return",
    requests: 100,
    p50Ms: 50,
    p95Ms: 95,
    p99Ms: 99,
  });
});
