/** What the raters of one unit said, each a category; who said nothing is left out. */
export type Ratings = readonly string[];

const count = (counts: ReadonlyMap<string, number>, value: string): number => counts.get(value) ?? 0;

const tally = (values: readonly string[]): ReadonlyMap<string, number> =>
  values.reduce((counts, value) => counts.set(value, count(counts, value) + 1), new Map<string, number>());

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** The coincidences of a unit in which two raters said the same: each pair counts 1 / (m - 1) where m rated. */
const matching = (ratings: Ratings): number =>
  sum([...tally(ratings).values()].map((each) => (each * (each - 1)) / (ratings.length - 1)));

/**
 * Krippendorff's alpha for categories: 1 is full agreement, 0 what chance would give (K. Krippendorff, Computing Krippendorff's
 * Alpha-Reliability, 2011, part C: any number of raters, missing ratings). Units with fewer than two ratings say nothing. Undefined
 * without such units, and where all ratings are of one category: then nothing varies that they could agree or differ on.
 */
export const krippendorffAlpha = (units: readonly Ratings[]): number | undefined => {
  const paired = units.filter((ratings) => ratings.length > 1);
  const all = paired.flat();
  const n = all.length;
  const expected = sum([...tally(all).values()].map((each) => each * (each - 1)));
  const possible = n * (n - 1);
  if (n === 0 || expected === possible) return undefined;
  return ((n - 1) * sum(paired.map(matching)) - expected) / (possible - expected);
};
