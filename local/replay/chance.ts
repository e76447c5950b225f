import { createHash } from "node:crypto";
import { seededChance } from "../bus/seeded-chance.ts";

/** Something with a weight; the weights of a list need not sum to anything. */
export type Weighted<Value> = readonly [value: Value, weight: number];

/** Draws that repeat themselves. */
export interface Chance {
  happens(share: number): boolean;
  /** A whole number from the first to the second, both included. */
  between(min: number, max: number): number;
  /** A number from the first up to the second. */
  number(min: number, max: number): number;
  oneOf<Value>(values: readonly [Value, ...Value[]]): Value;
  /** One of the values by weight; undefined of an empty list. */
  weighted<Value>(values: readonly Weighted<Value>[]): Value | undefined;
}

/**
 * Chance of its own for whatever the names say (an order, a party, a case), so that what one does never changes what another
 * draws, in whatever order they come.
 */
export const chanceOf = (seed: number, ...names: readonly string[]): Chance => {
  const digest = createHash("sha256")
    .update(JSON.stringify([seed, ...names]))
    .digest();
  const next = seededChance(digest.readInt32BE(0));
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    happens: (share) => next() < share,
    between,
    number: (min, max) => min + next() * (max - min),
    oneOf: (values) => values[between(0, values.length - 1)] ?? values[0],
    weighted: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      return values.find(([, weight]) => {
        left -= weight;
        return left < 0;
      })?.[0];
    },
  };
};
