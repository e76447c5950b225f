import * as z from "zod";

const months = z.int().positive().nullable();

/** What the law of one jurisdiction gives a buyer of faulty goods beside the time to claim it. */
export const FaultRights = z.strictObject({
  /** Who chooses, and what comes first. */
  order: z.enum(["repair_or_replacement_first", "seller_may_cure_first", "buyer_chooses", "not_stated"]),
  remedies: z.array(z.enum(["repair", "replacement", "price_reduction", "refund"])),
  /** How long a fault is presumed to have been there from the start. */
  presumptionMonths: months,
  /** The days in which the seller may still put it right. */
  cureDays: z.int().positive().nullable(),
  /** How much longer the seller is liable once the buyer chose repair. */
  repairExtendsMonths: months,
  compensationMinPercent: z.int().positive().nullable(),
  /** A shorter period for lines with this mark. */
  shorterFor: z.array(z.strictObject({ flag: z.literal("perishable"), windowValue: z.int().positive() })),
});
export type FaultRights = z.infer<typeof FaultRights>;
