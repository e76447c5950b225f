import { invariant } from "./invariant.ts";

/** One part of an amount, and how much of it it should carry relative to the other parts. */
export type Weight = { readonly key: string; readonly weightMinor: number };

/** One part of an amount, and the most that it may carry. */
export type Cap = { readonly key: string; readonly capMinor: number };

type Share = { readonly key: string; readonly whole: bigint; readonly rest: bigint };

const wholeMinor = (amount: number, what: string): bigint => {
  invariant(Number.isSafeInteger(amount) && amount >= 0, `${what} is a whole number from 0 up, not ${amount}`);
  return BigInt(amount);
};

// Not localeCompare, which would let the machine's language decide who gets the last cent.
const byKey = (a: string, b: string): number => (a < b ? -1 : 1);

const byLargestRest = (a: Share, b: Share): number => {
  if (a.rest !== b.rest) return a.rest > b.rest ? -1 : 1;
  return byKey(a.key, b.key);
};

/**
 * Splits an amount in proportion to weights by largest remainder (Hamilton's method): everybody gets the exact share
 * rounded down, and the units left over go one each to the largest remainders, ties to the lower key. The parts sum to the
 * total exactly, none is a full unit off its exact share, and the order of the input does not matter. When all weights
 * are zero the split is even. Throws on repeated keys, on negative or fractional input, and on an amount without parts.
 */
export const allocate = (totalMinor: number, weights: readonly Weight[]): ReadonlyMap<string, number> => {
  const total = wholeMinor(totalMinor, "the total");
  const given = weights.map(({ key, weightMinor }) => ({ key, weight: wholeMinor(weightMinor, `weight of ${key}`) }));
  const givenSum = given.reduce((sum, { weight }) => sum + weight, 0n);
  const parts = givenSum > 0n ? given : given.map(({ key }) => ({ key, weight: 1n }));
  const weightSum = givenSum > 0n ? givenSum : BigInt(given.length);
  invariant(weightSum > 0n || total === 0n, `${totalMinor} cannot be split over no parts`);

  const shares = parts.map(({ key, weight }) => ({
    key,
    whole: (total * weight) / weightSum,
    rest: (total * weight) % weightSum,
  }));
  const leftOver = Number(total - shares.reduce((sum, { whole }) => sum + whole, 0n));
  const receivers = new Set([...shares].sort(byLargestRest).slice(0, leftOver));
  const allocated = new Map(
    shares.map((share) => [share.key, Number(share.whole) + (receivers.has(share) ? 1 : 0)] as const),
  );
  invariant(allocated.size === weights.length, "each part has a key of its own");
  return allocated;
};

/**
 * Splits an amount in proportion to what each part can still carry, never above a part's cap, summing exactly. Throws
 * when the total is more than all caps together. No second round is needed: a share of at most the cap rounds up only
 * when it has a remainder, and then it was below the cap.
 */
export const allocateCapped = (totalMinor: number, parts: readonly Cap[]): ReadonlyMap<string, number> => {
  const capSum = parts.reduce((sum, { key, capMinor }) => sum + wholeMinor(capMinor, `cap of ${key}`), 0n);
  invariant(wholeMinor(totalMinor, "the total") <= capSum, `${totalMinor} is more than all caps together, ${capSum}`);
  return allocate(
    totalMinor,
    parts.map(({ key, capMinor }) => ({ key, weightMinor: capMinor })),
  );
};
