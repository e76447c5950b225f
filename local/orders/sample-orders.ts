import type { Instant } from "../../domain/kernel/instant.ts";
import { addMs, instant } from "../../domain/kernel/instant.ts";
import { seededChance } from "../bus/seeded-chance.ts";
import { READY_IDENTITIES } from "../identity/ready-identities.ts";
import type { OrderDocument } from "./olist-orders.ts";
import { SAMPLE_GOODS } from "./sample-goods.ts";
import { SAMPLE_MARKETS, type SampleMarket } from "./sample-markets.ts";

const DAY_MS = 86_400_000;

const { buyer, seller, otherSeller } = READY_IDENTITIES;
const SELLERS = [seller.sellerId, otherSeller.sellerId] as const;

/** What the sample orders of a market have in common and apart: when they came, whose they are, and what is special. */
interface Pattern {
  readonly buyerId: string;
  /** Units of each line, and which seller sells it. */
  readonly lines: readonly { readonly units: number; readonly seller: 0 | 1; readonly flags?: string[] }[];
  readonly placedDaysAgo: number;
  readonly promisedDaysAgo: number;
  readonly deliveredDaysAgo?: number;
  readonly discount?: { readonly percent: number; readonly funder: "seller" | "platform" | "third_party" };
  /** The share of the second tender, in percent. */
  readonly secondTenderPercent?: number;
}

const PATTERNS: readonly Pattern[] = [
  {
    buyerId: buyer.subject,
    lines: [{ units: 1, seller: 0 }],
    placedDaysAgo: 6,
    promisedDaysAgo: 1,
    deliveredDaysAgo: 2,
  },
  {
    buyerId: buyer.subject,
    lines: [
      { units: 1, seller: 1 },
      { units: 3, seller: 1 },
    ],
    placedDaysAgo: 11,
    promisedDaysAgo: 5,
    deliveredDaysAgo: 4,
    discount: { percent: 10, funder: "seller" },
    secondTenderPercent: 30,
  },
  {
    buyerId: "buyer-2",
    lines: [
      { units: 2, seller: 0 },
      { units: 1, seller: 1 },
      { units: 1, seller: 0, flags: ["final_sale"] },
    ],
    placedDaysAgo: 9,
    promisedDaysAgo: 2,
    deliveredDaysAgo: 3,
    discount: { percent: 15, funder: "platform" },
  },
  {
    buyerId: "buyer-3",
    lines: [{ units: 2, seller: 1 }],
    placedDaysAgo: 16,
    promisedDaysAgo: 8,
    discount: { percent: 5, funder: "third_party" },
    secondTenderPercent: 55,
  },
];

const percentOf = (minor: number, percent: number): number => Math.floor((minor * percent) / 100);

const lineOf = (of: SampleMarket, pattern: Pattern, index: number, now: Instant, chance: () => number) => {
  const { units, seller: position, flags = [] } = pattern.lines[index] ?? { units: 1, seller: 0 as const };
  const goods = SAMPLE_GOODS[Math.floor(chance() * SAMPLE_GOODS.length)] ?? SAMPLE_GOODS[0];
  const money = (amountMinor: number) => ({ amountMinor, currency: of.currency });
  const priceMinor = Math.max(1, Math.round((goods.cents * of.minorForCent) / of.priceStepMinor)) * of.priceStepMinor;
  const { discount, deliveredDaysAgo } = pattern;
  const offMinor = percentOf(priceMinor * units, discount?.percent ?? 0);
  const netMinor = priceMinor * units - offMinor;
  const { code, percent, included } = of.tax;
  const taxMinor = included ? netMinor - Math.round((netMinor * 100) / (100 + percent)) : percentOf(netMinor, percent);
  const shippingMinor = Math.round((490 * of.minorForCent) / of.priceStepMinor) * of.priceStepMinor;
  return {
    lineId: `line-${index + 1}`,
    sellerId: SELLERS[position],
    sku: goods.sku,
    title: goods.title,
    category: goods.category,
    units,
    unitPrice: money(priceMinor),
    discounts: discount === undefined ? [] : [{ amount: money(offMinor), funder: discount.funder }],
    taxes: [{ amount: money(taxMinor), code, included }],
    shipping: money(shippingMinor),
    promisedAt: addMs(now, -pattern.promisedDaysAgo * DAY_MS),
    shippedAt: addMs(now, -(pattern.placedDaysAgo - 1) * DAY_MS),
    ...(deliveredDaysAgo === undefined ? {} : { deliveredAt: addMs(now, -deliveredDaysAgo * DAY_MS) }),
    flags,
    exclusionDisclosed: flags.length > 0,
  };
};

const owedMinor = ({ unitPrice, units, discounts, taxes, shipping }: ReturnType<typeof lineOf>): number => {
  const off = discounts.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  const onTop = taxes.reduce((sum, { amount, included }) => sum + (included ? 0 : amount.amountMinor), 0);
  return unitPrice.amountMinor * units - off + onTop + shipping.amountMinor;
};

const paymentsOf = ({ currency, secondTender }: SampleMarket, pattern: Pattern, totalMinor: number) => {
  const secondMinor = percentOf(totalMinor, pattern.secondTenderPercent ?? 0);
  const card = {
    paymentId: "pay-1",
    tender: "card",
    captured: { amountMinor: totalMinor - secondMinor, currency },
  } as const;
  const second = { paymentId: "pay-2", tender: secondTender, captured: { amountMinor: secondMinor, currency } };
  return secondMinor === 0 ? [card] : [card, second];
};

const orderOf = (
  of: SampleMarket,
  pattern: Pattern,
  number: number,
  now: Instant,
  chance: () => number,
): OrderDocument => {
  const lines = pattern.lines.map((_, index) => lineOf(of, pattern, index, now, chance));
  const sellerIds = [...new Set(lines.map(({ sellerId }) => sellerId))];
  return {
    orderId: `sample-${of.market}-${number}`,
    market: of.market,
    currency: of.currency,
    placedAt: addMs(now, -pattern.placedDaysAgo * DAY_MS),
    buyer: { buyerId: pattern.buyerId, kind: "consumer", locale: of.locale },
    sellers: sellerIds.map((sellerId) => ({ sellerId, legalStatus: "trader" })),
    lines,
    payments: paymentsOf(
      of,
      pattern,
      lines.reduce((sum, line) => sum + owedMinor(line), 0),
    ),
  };
};

const SAMPLE_SEED = 20;

/**
 * Orders that look like those of six markets, around an instant: several lines, units, sellers and tenders, discounts by
 * everybody who gives them, tax in the price and on top, a currency without decimals. The ready buyer has two in each market.
 */
export const sampleOrders = (now: string, seed = SAMPLE_SEED): readonly OrderDocument[] => {
  const chance = seededChance(seed);
  return SAMPLE_MARKETS.flatMap((of) =>
    PATTERNS.map((pattern, index) => orderOf(of, pattern, index + 1, instant(now), chance)),
  );
};
