import type { LineId } from "../kernel/ids.ts";
import { sumAmounts, totalMinor } from "../ledger/component-amounts.ts";
import type { ComponentAmounts } from "../ledger/unit-value.ts";
import type { RefundLeg } from "./leg.ts";
import type { Refund } from "./refund.ts";
import { sliceUnits } from "./slices.ts";

/** What a leg pays for one line, as providers that want line items are told. */
export interface LegLine {
  readonly lineId: LineId;
  readonly units: number;
  readonly amounts: ComponentAmounts;
}

/** What a leg pays for, line by line; empty for money that no unit stands behind. The lines sum to the leg. */
export const legLines = (refund: Refund, leg: RefundLeg): readonly LegLine[] => {
  if (leg.sliceStartMinor === undefined) return [];
  const slice = { startMinor: leg.sliceStartMinor, amountMinor: leg.amountMinor };
  const amountsByUnit = sliceUnits(refund.units, [slice]);
  const paid = refund.units.flatMap(({ lineId }, index) => {
    const amounts = amountsByUnit[index];
    return amounts === undefined || totalMinor(amounts) === 0 ? [] : [{ lineId, amounts }];
  });
  return [...new Set(paid.map(({ lineId }) => lineId))].map((lineId) => {
    const ofLine = paid.filter((unit) => unit.lineId === lineId).map(({ amounts }) => amounts);
    return { lineId, units: ofLine.length, amounts: sumAmounts(ofLine) };
  });
};
