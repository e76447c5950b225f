import * as z from "zod";
import { Currency } from "../../kernel/currencies.ts";
import { BuyerId, OrderId, ReturnId, SellerId } from "../../kernel/ids.ts";
import { Instant } from "../../kernel/instant.ts";
import { PinnedVariants } from "../../kernel/pinned-variants.ts";
import { RequestFacts } from "../../kernel/request-facts.ts";
import { ReturnTerms } from "../../kernel/terms.ts";
import { sumAmounts } from "../../ledger/component-amounts.ts";
import { UnitValue } from "../../ledger/unit-value.ts";
import { GrantedSummary, summaryOf } from "./granted-summary.ts";

/** What the buyer paid for the asked units of one line, and what others have in it; minor units of the order's currency. */
export const LineMoney = UnitValue.pick({
  lineId: true,
  paid: true,
  discounts: true,
  commissionMinor: true,
  taxCollectedBy: true,
});
export type LineMoney = Readonly<z.infer<typeof LineMoney>>;

/**
 * One decision of a policy as it is kept for later: on what facts, under which version, what it granted, and the money that
 * it was about. Enough to decide the same request again under any other version.
 */
export const RecordedDecision = z.object({
  returnId: ReturnId,
  orderId: OrderId,
  buyerId: BuyerId,
  sellerId: SellerId,
  market: z.string(),
  currency: Currency,
  at: Instant,
  policy: ReturnTerms.shape.policy,
  facts: RequestFacts,
  granted: GrantedSummary,
  lines: z.array(LineMoney).min(1),
  experiments: PinnedVariants.optional(),
});
export type RecordedDecision = Readonly<z.infer<typeof RecordedDecision>>;

const inLine = (lineId: string, units: readonly UnitValue[]): LineMoney => {
  const discounts = Map.groupBy(
    units.flatMap((unit) => unit.discounts),
    ({ funder }) => funder,
  );
  const collector = units[0]?.taxCollectedBy;
  return {
    lineId,
    paid: sumAmounts(units.map(({ paid }) => paid)),
    discounts: [...discounts].map(([funder, given]) => ({
      funder,
      amountMinor: given.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    })),
    commissionMinor: units.reduce((sum, { commissionMinor }) => sum + commissionMinor, 0),
    ...(collector === undefined ? {} : { taxCollectedBy: collector }),
  };
};

/** An opened return as its decision is kept; `units` are the asked ones with their frozen values. */
export const recordedDecision = (
  opened: Omit<RecordedDecision, "granted" | "policy" | "lines"> & {
    readonly terms: ReturnTerms;
    readonly units: readonly UnitValue[];
  },
): RecordedDecision => {
  const { terms, units, ...rest } = opened;
  const lines = Map.groupBy(units, ({ lineId }) => lineId);
  return {
    ...rest,
    policy: terms.policy,
    granted: summaryOf(terms),
    lines: [...lines].map(([lineId, of]) => inLine(lineId, of)),
  };
};
