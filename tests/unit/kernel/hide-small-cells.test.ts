import { describe, expect, it } from "vitest";
import { hideSmallCells } from "../../../domain/kernel/hide-small-cells.ts";

/** A table with its sums. */
const withSums = (cells: readonly (readonly number[])[]): number[][] => {
  const rows = cells.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
  const sums = (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return [...rows, sums];
};

const shown = (cells: readonly (readonly number[])[]): readonly string[] => {
  const counts = withSums(cells);
  const hidden = hideSmallCells(counts, 5);
  return counts.map((row, index) => row.map((count, column) => (hidden[index]?.[column] ? "." : count)).join(" "));
};

describe("small cells", () => {
  it.each([
    [
      "nothing is small",
      [
        [10, 20],
        [30, 40],
      ],
      ["10 20 30", "30 40 70", "40 60 100"],
    ],
    [
      "nobody is in a cell",
      [
        [10, 0],
        [30, 40],
      ],
      ["10 0 10", "30 40 70", "40 40 80"],
    ],
    [
      "one is: its row, its column and the corner across go with it",
      [
        [3, 20, 30],
        [30, 40, 50],
      ],
      [". . 30 53", ". . 50 120", "33 60 80 173"],
    ],
    ["everything is", [[1, 2]], [". . .", ". . ."]],
    [
      "a group is small as a whole",
      [
        [2, 1],
        [30, 40],
      ],
      [". . .", ". . .", "32 41 73"],
    ],
    [
      "two that are hidden anyway make less than five together",
      [
        [1, 2, 30],
        [1, 2, 40],
      ],
      [". . . 33", ". . . 43", ". . 70 76"],
    ],
  ])("when %s", (_what, cells, table) => {
    expect(shown(cells)).toEqual(table);
  });

  it("stay hidden where they are hidden already, with what would give them away", () => {
    const counts = withSums([
      [50, 20],
      [30, 40],
    ]);
    const hidden = hideSmallCells(counts, 5, [[true, false, false]]);
    expect(hidden.flat().filter(Boolean).length).toBeGreaterThanOrEqual(4);
  });
});
