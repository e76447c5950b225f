import { invariant } from "./invariant.ts";

/** The 97.5 % point of the normal distribution: two sides leave out five in a hundred. */
const Z = 1.959_963_984_540_054;

const PLACES = 4;

const rounded = (value: number): number => Number(value.toFixed(PLACES));

/** A share with the interval that it lies in, 19 times of 20; all to four places. */
export interface ShareInterval {
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The share of `hits` among `count` with its 95 % score interval (Wilson 1927; the form is method 3 of Newcombe, Statistics in
 * Medicine 17, 1998). Unlike the usual one it stays between 0 and 1 and is right for few cases. Undefined where there are none.
 */
export const wilsonInterval = (hits: number, count: number): ShareInterval | undefined => {
  invariant(hits >= 0 && hits <= count, `${hits} of ${count} is no share`);
  if (count === 0) return undefined;
  const share = hits / count;
  const square = Z * Z;
  const middle = (2 * hits + square) / (2 * (count + square));
  const half = (Z * Math.sqrt(square + 4 * hits * (1 - share))) / (2 * (count + square));
  return { share: rounded(share), from: rounded(Math.max(0, middle - half)), to: rounded(Math.min(1, middle + half)) };
};
