import type { Currency } from "../../domain/kernel/currencies.ts";
import type { Tender } from "../../domain/ledger/tender.ts";
import type { Market } from "../../domain/orders/order-parts.ts";

/** How sample orders look in a market. */
export interface SampleMarket {
  readonly market: Market;
  readonly currency: Currency;
  readonly locale: string;
  /** Minor units for one US cent, about: prices look like local ones. */
  readonly minorForCent: number;
  /** Prices are whole multiples of it. */
  readonly priceStepMinor: number;
  /** Tax on goods: part of the price, or on top of it. */
  readonly tax: { readonly code: string; readonly percent: number; readonly included: boolean };
  /** With what people pay, besides a card. */
  readonly secondTender: Tender;
}

/** The six markets. Tax rates are the usual ones; the one of the US stands for a state's and a city's together. */
export const SAMPLE_MARKETS: readonly [SampleMarket, ...SampleMarket[]] = [
  {
    market: "BR",
    currency: "BRL",
    locale: "pt-BR",
    minorForCent: 5,
    priceStepMinor: 10,
    tax: { code: "ICMS", percent: 18, included: true },
    secondTender: "voucher",
  },
  {
    market: "MX",
    currency: "MXN",
    locale: "es-MX",
    minorForCent: 18,
    priceStepMinor: 100,
    tax: { code: "IVA", percent: 16, included: true },
    secondTender: "gift_card",
  },
  {
    market: "KR",
    currency: "KRW",
    locale: "ko-KR",
    minorForCent: 13,
    priceStepMinor: 100,
    tax: { code: "VAT", percent: 10, included: true },
    secondTender: "wallet",
  },
  {
    market: "EU",
    currency: "EUR",
    locale: "en-IE",
    minorForCent: 1,
    priceStepMinor: 5,
    tax: { code: "VAT", percent: 23, included: true },
    secondTender: "bank_transfer",
  },
  {
    market: "GB",
    currency: "GBP",
    locale: "en-GB",
    minorForCent: 0.8,
    priceStepMinor: 5,
    tax: { code: "VAT", percent: 20, included: true },
    secondTender: "store_credit",
  },
  {
    market: "US",
    currency: "USD",
    locale: "en-US",
    minorForCent: 1,
    priceStepMinor: 5,
    tax: { code: "SALES_TAX", percent: 8, included: false },
    secondTender: "gift_card",
  },
];
