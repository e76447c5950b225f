import { invariant } from "../../kernel/invariant.ts";

// Lanczos' approximation with g = 7 and nine terms, as in Numerical Recipes and the literature: about 15 digits.
const G = 7;
const TERMS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

const HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** The natural logarithm of the gamma function for a positive argument. */
export const logGamma = (x: number): number => {
  invariant(x > 0, `the logarithm of gamma is asked for ${x}, which is not positive`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const below = x - 1;
  const [first, ...rest] = TERMS;
  const sum = rest.reduce((total, term, index) => total + term / (below + index + 1), first as number);
  const base = below + G + 0.5;
  return HALF_LN_TWO_PI + (below + 0.5) * Math.log(base) - base + Math.log(sum);
};
