import { sha256Hex } from "../kernel/sha256.ts";

/** Weights, coverage and ranges count in ten-thousandths. */
export const BUCKETS = 10_000;

/** Thirteen hexadecimal digits are 52 bits, the most that a double holds exactly. */
const DIGITS = 13;

/**
 * The bucket of a unit, 0 to 9,999: `int(sha256(key:salt:unitId)[0..13]) mod 10000`. The hash is our own and fixed, so that no
 * change of a library moves anybody from one variant to another.
 */
export const bucketOf = (key: string, salt: string, unitId: string): number =>
  Number.parseInt(sha256Hex(`${key}:${salt}:${unitId}`).slice(0, DIGITS), 16) % BUCKETS;

/** Buckets from `from` up to but without `to`. */
export interface BucketRange {
  readonly from: number;
  readonly to: number;
}

/** Whether a bucket lies in a range. */
export const isIn = ({ from, to }: BucketRange, bucket: number): boolean => from <= bucket && bucket < to;

/** Whether two ranges have a bucket in common. */
export const overlap = (a: BucketRange, b: BucketRange): boolean => a.from < b.to && b.from < a.to;

/**
 * The range of each variant. A variant owns a place of its weight in the circle and fills it from the left as far as the
 * coverage goes: so a wider coverage only takes in units that were in no variant before, and never moves one.
 */
export const variantRanges = (
  variants: readonly { readonly name: string; readonly weight: number }[],
  coverage: number,
): Readonly<Record<string, BucketRange>> => {
  let from = 0;
  const ranges: Record<string, BucketRange> = {};
  for (const { name, weight } of variants) {
    ranges[name] = { from, to: from + Math.floor((weight * coverage) / BUCKETS) };
    from += weight;
  }
  return ranges;
};
