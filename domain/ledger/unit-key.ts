import * as z from "zod";

/** One unit of one order line. `unitNo` counts from 1. */
export const UnitKey = z.object({ lineId: z.string().min(1), unitNo: z.int().positive() });
export type UnitKey = z.infer<typeof UnitKey>;

/** A unit as text, to compare and to sort by. */
export const unitText = ({ lineId, unitNo }: UnitKey): string => `${lineId}#${unitNo}`;
