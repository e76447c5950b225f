import { logGamma } from "./log-gamma.ts";

/** As near as a double gets; both sums below reach it in well under so many steps. */
const PRECISION = 1e-15;
const STEPS_MAX = 1_000;

/** The lower part of the gamma integral by its series, good below the mean. */
const lowerBySeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < STEPS_MAX && Math.abs(term) > Math.abs(sum) * PRECISION; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
};

/** The upper part by Lentz's continued fraction, good above the mean. */
const upperByFraction = (a: number, x: number): number => {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < STEPS_MAX; n += 1) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (Math.abs(factor * d + b) < tiny ? tiny : factor * d + b);
    c = Math.abs(b + factor / c) < tiny ? tiny : b + factor / c;
    product *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return product * Math.exp(-x + a * Math.log(x) - logGamma(a));
};

/** How likely chi-square with so many degrees of freedom is above a value. */
export const chiSquareTail = (value: number, degrees: number): number => {
  if (value <= 0) return 1;
  const [a, x] = [degrees / 2, value / 2];
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
};
