import fc from "fast-check";
import { expect, it } from "vitest";
import { hideSmallCells } from "../../../domain/kernel/hide-small-cells.ts";

const BELOW = 5;

const table = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 })).chain(([height, width]) =>
  fc.array(fc.array(fc.oneof(fc.nat(8), fc.nat(200), fc.constant(0)), { minLength: width, maxLength: width }), {
    minLength: height,
    maxLength: height,
  }),
);

const withSums = (cells: readonly (readonly number[])[]): number[][] => {
  const rows = cells.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
  const sums = (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return [...rows, sums];
};

/** Cells whose value is the same in every solution of the equations that the sums are: Gauss, and nothing of the code under test. */
const determined = (height: number, width: number, hidden: readonly (readonly boolean[])[]): ReadonlySet<string> => {
  const unknowns = Array.from(
    { length: height * width },
    (_, index) => [Math.floor(index / width), index % width] as const,
  ).filter(([row, column]) => hidden[row]?.[column]);
  const place = new Map(unknowns.map(([row, column], index) => [`${row},${column}`, index]));
  const equation = (line: readonly (readonly [number, number])[]): number[] => {
    const coefficients = unknowns.map(() => 0);
    line.forEach(([row, column], index) => {
      const at = place.get(`${row},${column}`);
      if (at !== undefined) coefficients[at] = index === line.length - 1 ? -1 : 1;
    });
    return coefficients;
  };
  const along = (length: number) => Array.from({ length }, (_, index) => index);
  const system = [
    ...along(height).map((row) => equation(along(width).map((column) => [row, column] as const))),
    ...along(width).map((column) => equation(along(height).map((row) => [row, column] as const))),
  ];
  let rank = 0;
  for (let column = 0; column < unknowns.length; column += 1) {
    const pivot = system.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot === -1) continue;
    const [row] = system.splice(pivot, 1) as [number[]];
    const scaled = row.map((value) => value / (row[column] ?? 1));
    system.forEach((other, index) => {
      const factor = other[column] ?? 0;
      system[index] = other.map((value, at) => value - factor * (scaled[at] ?? 0));
    });
    system.splice(rank, 0, scaled);
    rank += 1;
  }
  const alone = system.filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1);
  return new Set(alone.map((row) => unknowns[row.findIndex((value) => Math.abs(value) > 1e-9)]?.join(",") ?? ""));
};

it("a hidden cell with people in it never follows from the rest, nor what fewer than five have together", () => {
  fc.assert(
    fc.property(table, (cells) => {
      const counts = withSums(cells);
      const hidden = hideSmallCells(counts, BELOW);
      const width = counts[0]?.length ?? 0;
      for (const place of determined(counts.length, width, hidden)) {
        const [row = 0, column = 0] = place.split(",").map(Number);
        expect(counts[row]?.[column], place).toBe(0);
      }
      for (const [row, line] of counts.entries()) {
        for (const [column, count] of line.entries())
          if (count > 0 && count < BELOW) expect(hidden[row]?.[column]).toBe(true);
        if (hidden[row]?.[width - 1]) continue;
        const together = line.slice(0, -1).reduce((sum, count, column) => sum + (hidden[row]?.[column] ? count : 0), 0);
        expect(together === 0 || together >= BELOW).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

it("a table without small cells is shown whole", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 5, max: 99 }), { minLength: 3, maxLength: 3 }), {
        minLength: 1,
        maxLength: 5,
      }),
      (cells) => {
        expect(hideSmallCells(withSums(cells), BELOW).flat()).not.toContain(true);
      },
    ),
  );
});
