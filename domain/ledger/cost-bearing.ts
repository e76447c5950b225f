import { allocate } from "../kernel/allocation.ts";
import type { Currency } from "../kernel/currencies.ts";
import type { Account } from "./account.ts";
import { bearerAmounts } from "./bearer-amounts.ts";
import { totalMinor } from "./component-amounts.ts";
import { type CostBasis, type UnitCost, unitCost } from "./cost-basis.ts";
import { type CostRow, costTable } from "./cost-table.ts";
import { type JournalLeg, netLegs } from "./journal.ts";
import type { Liability } from "./liability.ts";
import { meanSettlement, type SellerCost, sellerLegs } from "./settlement-rate.ts";

const leg = (account: Account, currency: Currency, amountMinor: number, party?: string): JournalLeg =>
  party === undefined ? { account, currency, amountMinor } : { account, currency, amountMinor, party };

const owedMinor = (basis: CostBasis): number =>
  basis.units.reduce((sum, { amounts }) => sum + totalMinor(amounts), totalMinor(basis.loose));

const sumOf = (costs: readonly UnitCost[], field: keyof UnitCost): number =>
  costs.reduce((sum, cost) => sum + cost[field], 0);

/** What the buyer and the carrier are owed, whoever bears it. */
const creditLegs = (basis: CostBasis): readonly JournalLeg[] => [
  leg("buyer_payable", basis.currency, -owedMinor(basis), basis.buyerId),
  leg("carrier_payable", basis.currency, -(basis.returnLabel?.costMinor ?? 0)),
];

const provisionalLegs = (basis: CostBasis): readonly JournalLeg[] => {
  const credits = creditLegs(basis);
  const fundedMinor = -credits.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return [...credits, leg("platform_loss", basis.currency, fundedMinor)];
};

/** The costs of all units, and last those of money that no unit stands behind. */
const allCosts = (basis: CostBasis, row: CostRow): readonly UnitCost[] => [
  ...basis.units.map((unit) => unitCost(unit, basis, row)),
  {
    goodsMinor: basis.loose.item + basis.loose.shipping,
    feeMinor: basis.loose.fee,
    heldTaxMinor: basis.loose.tax + basis.loose.shipping_tax,
    commissionMinor: 0,
    platformDiscountMinor: 0,
    thirdPartyDiscountMinor: 0,
  },
];

/** What of the label the deductions do not pay, by who pays it. A buyer is never asked for more than was deducted. */
const labelRest = (basis: CostBasis, row: CostRow) => {
  const deductedMinor = basis.units.reduce((sum, unit) => sum + unit.labelDeductedMinor, 0);
  const restMinor = (basis.returnLabel?.costMinor ?? 0) - deductedMinor;
  const payer = basis.returnLabel?.payer ?? "platform";
  if (payer === "seller") return { sellerMinor: restMinor, claimMinor: 0, lossMinor: 0 };
  const isClaim = payer === "platform" && row.platformLabel === "carrier";
  return { sellerMinor: 0, claimMinor: isClaim ? restMinor : 0, lossMinor: isClaim ? 0 : restMinor };
};

const sellerCosts = (
  basis: CostBasis,
  costs: readonly UnitCost[],
  goods: readonly number[],
  bornMinor: number,
  labelMinor: number,
) => {
  const keyOf = (index: number): string => String(index).padStart(6, "0");
  const shares = allocate(
    bornMinor,
    goods.map((weightMinor, index) => ({ key: keyOf(index), weightMinor })),
  );
  const mean = meanSettlement(basis.units.map(({ value }) => value.settlement));
  const byUnit = costs.map(
    ({ commissionMinor }, index): SellerCost => ({
      amountMinor: (shares.get(keyOf(index)) ?? 0) - commissionMinor,
      settlement: index < basis.units.length ? basis.units[index]?.value.settlement : mean,
    }),
  );
  return [...byUnit, { amountMinor: labelMinor, settlement: mean }];
};

/**
 * The legs that say who bears a refund that the buyer is owed: debits on those who bear it, credits for the buyer, the
 * carrier of the return, the funders of discounts and the seller's commission. Balanced in every currency. A
 * provisional refund is the platform's loss altogether until somebody's liability is settled.
 */
export const costLegs = (basis: CostBasis, liability: Liability): readonly JournalLeg[] => {
  if (liability.provisional) return netLegs(provisionalLegs(basis));
  const { currency, sellerId } = basis;
  const row = costTable[liability.fault];
  const costs = allCosts(basis, row);
  const goods = costs.map(({ goodsMinor, feeMinor }) => goodsMinor + (row.fee === "bearer" ? feeMinor : 0));
  const goodsMinor = goods.reduce((sum, minor) => sum + minor, 0);
  const born = bearerAmounts(goodsMinor, liability, basis.platformAbsorbsUndeterminedUpToMinor);
  const label = labelRest(basis, row);
  return netLegs([
    ...creditLegs(basis),
    ...sellerLegs(sellerCosts(basis, costs, goods, born.seller, label.sellerMinor), sellerId, currency),
    leg("carrier_claims", currency, born.carrier + label.claimMinor),
    leg("platform_loss", currency, born.platform + label.lossMinor),
    leg("tax", currency, sumOf(costs, "heldTaxMinor"), sellerId),
    leg("commission_revenue", currency, sumOf(costs, "commissionMinor")),
    leg("commission_revenue", currency, row.fee === "bearer" ? 0 : sumOf(costs, "feeMinor")),
    leg("promotion_platform", currency, -sumOf(costs, "platformDiscountMinor")),
    leg("promotion_third_party", currency, -sumOf(costs, "thirdPartyDiscountMinor")),
  ]);
};

/**
 * What a provider charged for a refund: the seller's where the seller is at fault or was given a share, else the
 * platform's.
 */
export const providerFeeLegs = (feeMinor: number, basis: CostBasis, liability: Liability): readonly JournalLeg[] => {
  const { currency, sellerId } = basis;
  const byTable = costTable[liability.fault].providerFee === "seller" ? feeMinor : 0;
  const byShares = liability.shares === undefined ? byTable : bearerAmounts(feeMinor, liability, 0).seller;
  const sellerMinor = liability.provisional ? 0 : byShares;
  const settlement = meanSettlement(basis.units.map(({ value }) => value.settlement));
  return [
    ...sellerLegs([{ amountMinor: sellerMinor, settlement }], sellerId, currency),
    leg("platform_loss", currency, feeMinor - sellerMinor),
  ];
};
