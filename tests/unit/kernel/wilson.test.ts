import { expect, it } from "vitest";
import { wilsonInterval } from "../../../domain/kernel/wilson.ts";

// Newcombe 1998, table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("%i of %i lies between %f and %f", (hits, count, from, to) => {
  expect(wilsonInterval(hits, count)).toEqual({ share: Number((hits / count).toFixed(4)), from, to });
});

it("all of many lies below one, and nothing of nothing is no share", () => {
  expect(wilsonInterval(29, 29)).toMatchObject({ share: 1, to: 1 });
  expect(wilsonInterval(0, 0)).toBeUndefined();
  expect(() => wilsonInterval(3, 2)).toThrow("3 of 2");
});
