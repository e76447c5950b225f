import * as z from "zod";
import { BuyerReason } from "../kernel/reasons.ts";
import type { Finding } from "./compiled-policy.ts";
import { type ReasonCatalogue, ReasonDefaults } from "./reason-catalogue.ts";

/** What a market lets a buyer's reason mean otherwise than the catalogue does; what is absent stays as it is there. */
export const MarketReason = ReasonDefaults.pick({
  fault: true,
  returnRule: true,
  returnShippingPayer: true,
  window: true,
  evidencePhotosMin: true,
})
  .partial()
  .extend({ code: BuyerReason })
  .strict()
  .refine((reason) => Object.keys(reason).length > 1, "changes nothing");
export type MarketReason = z.infer<typeof MarketReason>;

/** All that a policy says about reasons. */
export const MarketReasons = z.array(MarketReason).max(BuyerReason.options.length);

/** The reasons that are named more than once. */
export const reasonFindings = (reasons: readonly MarketReason[]): readonly Finding[] =>
  reasons
    .map(({ code }) => code)
    .filter((code, index, codes) => codes.indexOf(code) < index)
    .map((code) => ({ reason: `reasons: ${code} is listed twice` }));

/** Every reason with its meaning in a market: the policy's word before the catalogue's. */
export const reasonsOf = (
  { buyerReasons }: ReasonCatalogue,
  reasons: readonly MarketReason[],
): ReadonlyMap<BuyerReason, ReasonDefaults> => {
  const own = new Map(reasons.map((reason) => [reason.code, reason]));
  return new Map(
    buyerReasons.map((defaults) => {
      const changes = own.get(defaults.code);
      return [defaults.code, changes === undefined ? defaults : ReasonDefaults.parse({ ...defaults, ...changes })];
    }),
  );
};
