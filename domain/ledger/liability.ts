import * as z from "zod";
import { Fault } from "../kernel/reasons.ts";

/** Who can bear the cost of a refund. A buyer cannot: that would be a refund of less. */
export const Bearer = z.enum(["seller", "platform", "carrier"]);
export type Bearer = z.infer<typeof Bearer>;

/** Whole percents of the cost, one for each bearer, 100 together. */
export const LiabilityShares = z
  .array(z.strictObject({ party: Bearer, sharePercent: z.int().min(1).max(100) }))
  .min(1)
  .refine(
    (shares) => shares.reduce((sum, { sharePercent }) => sum + sharePercent, 0) === 100,
    "shares sum to 100 percent",
  )
  .refine((shares) => new Set(shares.map(({ party }) => party)).size === shares.length, "each party has one share");
export type LiabilityShares = z.infer<typeof LiabilityShares>;

/**
 * Who is liable for a refund. Fault names the row of the cost table; shares, where an agent decided them, override who
 * bears the goods. A provisional refund is funded by the platform until somebody's liability is settled.
 */
export const Liability = z.strictObject({
  fault: Fault,
  shares: LiabilityShares.optional(),
  provisional: z.boolean(),
});
export type Liability = z.infer<typeof Liability>;
