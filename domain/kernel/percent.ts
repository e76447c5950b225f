/** A whole percentage of an amount, rounded down, so that no cap is passed. */
export const percentOf = (amountMinor: number, percent: number): number =>
  Number((BigInt(amountMinor) * BigInt(percent)) / 100n);
