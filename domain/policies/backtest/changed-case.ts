import * as z from "zod";
import { Currency } from "../../kernel/currencies.ts";
import { Instant } from "../../kernel/instant.ts";
import type { Comparison } from "./compare.ts";
import { ChangeKind, Effect } from "./difference.ts";
import { GrantedSummary } from "./granted-summary.ts";
import { MoneyRange } from "./money-moved.ts";
import { RecordedDecision } from "./recorded-decision.ts";

/** One decision on a side of a comparison: what it grants, by which rules, and what it moves. */
const Side = z.object({ policy: RecordedDecision.shape.policy, granted: GrantedSummary, money: MoneyRange.optional() });

/** A case that two policies decide differently, side by side. `partsAfter` are there where it would not be one case any more. */
export const ChangedCase = z.object({
  returnId: z.string(),
  orderId: z.string(),
  buyerId: z.string(),
  sellerId: z.string(),
  openedAt: Instant,
  currency: Currency,
  kinds: z.array(ChangeKind),
  effects: z.object({ buyer: Effect, seller: Effect, platform: Effect }),
  before: Side,
  after: Side,
  partsAfter: z.array(z.object({ lineIds: z.array(z.string()), granted: GrantedSummary })).optional(),
});
export type ChangedCase = Readonly<z.infer<typeof ChangedCase>>;

/** A comparison as people read it, or nothing where both policies say the same. `policy` is the one that was compared with. */
export const changedCaseOf = (
  { record, change }: Comparison,
  policy: RecordedDecision["policy"],
): ChangedCase | undefined => {
  if (change === undefined) return undefined;
  const { returnId, orderId, buyerId, sellerId, at, currency } = record;
  const { kinds, effects, money, after } = change;
  return {
    returnId,
    orderId,
    buyerId,
    sellerId,
    openedAt: at,
    currency,
    kinds: [...kinds],
    effects,
    before: { policy: record.policy, granted: record.granted, ...(money && { money: money.before }) },
    after: { policy, granted: after.granted, ...(money && { money: money.after }) },
    ...(after.parts.length > 1 && {
      partsAfter: after.parts.map(({ granted, lines }) => ({ lineIds: lines.map(({ lineId }) => lineId), granted })),
    }),
  };
};
