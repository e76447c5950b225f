import { describe, expect, it } from "vitest";
import { chanceOf } from "../../../../local/replay/chance.ts";

const draws = (...names: string[]) => {
  const chance = chanceOf(7, ...names);
  return Array.from({ length: 20 }, () => chance.between(1, 1000));
};

describe("chance", () => {
  it("repeats itself for the same seed and names, and for no others", () => {
    expect(draws("o1", "buyer")).toEqual(draws("o1", "buyer"));
    expect(draws("o1", "buyer")).not.toEqual(draws("o1", "seller"));
    expect(draws("o1", "buyer")).not.toEqual(draws("o1buyer"));
    expect(chanceOf(8, "o1").between(1, 1e6)).not.toBe(chanceOf(7, "o1").between(1, 1e6));
  });

  it("draws by weight, and nothing where there is no weight", () => {
    const chance = chanceOf(1, "weights");
    const drawn = Array.from({ length: 1000 }, () =>
      chance.weighted([
        ["a", 3],
        ["b", 1],
        ["never", 0],
      ]),
    );
    expect(drawn.filter((one) => one === "a").length).toBeGreaterThan(650);
    expect(drawn.filter((one) => one === "b").length).toBeGreaterThan(150);
    expect(drawn).not.toContain("never");
    expect(chance.weighted([])).toBeUndefined();
    expect(chance.weighted([["never", 0]])).toBeUndefined();
  });

  it("stays inside its bounds, both of which it reaches", () => {
    const chance = chanceOf(1, "bounds");
    const drawn = new Set(Array.from({ length: 200 }, () => chance.between(2, 4)));
    expect([...drawn].sort()).toEqual([2, 3, 4]);
  });
});
