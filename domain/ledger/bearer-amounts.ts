import { allocate } from "../kernel/allocation.ts";
import { costTable } from "./cost-table.ts";
import type { Bearer, Liability } from "./liability.ts";

/** How much each party bears; the three sum to the cost. */
export type BearerAmounts = { readonly [B in Bearer]: number };

const nobody: BearerAmounts = { seller: 0, platform: 0, carrier: 0 };

const undetermined = (costMinor: number, absorbsUpToMinor: number): BearerAmounts => {
  const aboveMinor = Math.max(0, costMinor - absorbsUpToMinor);
  const seller = Math.floor(aboveMinor / 2);
  return { ...nobody, seller, platform: costMinor - seller };
};

/**
 * Who bears a cost: an agent's shares where there are any, else the row of the fault. What nobody can be blamed for the
 * platform absorbs up to its limit; of what is above the limit seller and platform bear half each, the odd unit the
 * platform.
 */
export const bearerAmounts = (costMinor: number, liability: Liability, absorbsUpToMinor: number): BearerAmounts => {
  if (liability.shares !== undefined) {
    const weights = liability.shares.map(({ party, sharePercent }) => ({ key: party, weightMinor: sharePercent }));
    return { ...nobody, ...Object.fromEntries(allocate(costMinor, weights)) };
  }
  const { goods } = costTable[liability.fault];
  return goods === "undetermined" ? undetermined(costMinor, absorbsUpToMinor) : { ...nobody, [goods]: costMinor };
};
