import * as z from "zod";
import { ComponentAmounts, UnitValue } from "../ledger/unit-value.ts";

/**
 * A unit in dispute. `orderedBefore` is what refunds of other cases had already ordered for it when the dispute opened, which is never
 * ordered again. `markBefore` is who had the unit until then (absent: nobody), to whom it goes back when the dispute pays nothing for
 * it. `paid` is what this dispute ordered for it so far and was not cancelled, `paidMinor` its sum.
 */
export const DisputedUnit = z.object({
  value: UnitValue,
  orderedBefore: ComponentAmounts,
  markBefore: z.string().optional(),
  paid: ComponentAmounts,
  paidMinor: z.int().nonnegative(),
});
export type DisputedUnit = Readonly<z.infer<typeof DisputedUnit>>;
