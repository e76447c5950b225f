/**
 * Intervals that hold at every look at once: the normal mixture of Robbins in the asymptotic form of Waudby-Smith, Arbour, Sinha,
 * Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences" (2021). `n` counts the units of both
 * arms together, `se` is the standard error of the estimate at that look.
 */
export interface Look {
  readonly estimate: number;
  readonly se: number;
  readonly n: number;
}

/** The bounds between which an estimate's truth lies at all looks together, with probability 1 - alpha. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The mixture's width, chosen so that the sequence is narrowest at `nStar` units. Fixed before the start. */
export const rhoOf = (alpha: number, nStar: number): number => {
  const spread = -2 * Math.log(alpha);
  return Math.sqrt((spread + Math.log(spread + 1)) / nStar);
};

const widthAt = (se: number, n: number, rho: number, logTerm: number): number => {
  const grown = n * rho * rho + 1;
  return se * Math.sqrt(n) * Math.sqrt(((2 * grown) / (n * n * rho * rho)) * logTerm);
};

/** Half the width of the two-sided sequence. */
export const halfWidth = (se: number, n: number, alpha: number, rho: number): number =>
  widthAt(se, n, rho, Math.log(Math.sqrt(n * rho * rho + 1) / alpha));

/** The width to one side only; somewhat less than half of the two-sided one. */
export const oneSidedWidth = (se: number, n: number, alpha: number, rho: number): number =>
  widthAt(se, n, rho, Math.log(1 + Math.sqrt(n * rho * rho + 1) / (2 * alpha)));

/** The two-sided interval of a look. */
export const sequenceAt = ({ estimate, se, n }: Look, alpha: number, rho: number): Interval => {
  const width = halfWidth(se, n, alpha, rho);
  return { lower: estimate - width, upper: estimate + width };
};

/**
 * The p-value of one look against no difference: the smallest alpha whose sequence excludes zero, which is the mixture's
 * sequential probability ratio test read the other way round. Over several looks the smallest counts.
 */
export const alwaysValidP = ({ estimate, se, n }: Look, rho: number): number => {
  const grown = n * rho * rho + 1;
  const exponent = (estimate * estimate * n * rho * rho) / (2 * se * se * grown);
  return Math.min(1, Math.sqrt(grown) * Math.exp(-exponent));
};
