import type { Identity } from "../identity/issuer.ts";

/** When every measured life begins: the order has arrived, and the market's calendar knows the year. */
export const LIFE_BEGINS = "2026-03-10T12:00:00.000Z";

export const platform: Identity = { role: "platform", subject: "bench-platform" };
export const seller: Identity = { role: "seller", subject: "bench-clerk", sellerId: "bench-seller" };

/** A request as a party sends it. */
export interface Step {
  readonly name: string;
  readonly by: Identity;
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly body?: unknown;
}

const brl = (amountMinor: number) => ({ amountMinor, currency: "BRL" });

/** What a measured order is like: of one line and two tenders, and for a life that begins at `LIFE_BEGINS`, unless said otherwise. */
export interface OrderShape {
  readonly lines?: number;
  readonly tenders?: number;
  /** When its return is opened, days after it has arrived. */
  readonly openedAt?: string;
}

const TENDERS = ["voucher", "card", "wallet", "store_credit"] as const;
const UNITS = 2;
const UNIT_MINOR = 10_000;
const SHIPPING_MINOR = 1_500;

/** Each payment takes an equal part, the last what is left. */
const paymentsOf = (totalMinor: number, count: number) => {
  const partMinor = Math.floor(totalMinor / count);
  return Array.from({ length: count }, (_, index) => ({
    paymentId: `pay-${index + 1}`,
    tender: TENDERS[index % TENDERS.length],
    captured: brl(index + 1 < count ? partMinor : totalMinor - partMinor * (count - 1)),
  }));
};

const DAY_MS = 86_400_000;

const daysBefore = (at: string, days: number): string => new Date(Date.parse(at) - days * DAY_MS).toISOString();

/** An order that came late: lines of two units, paid by several tenders, so that its refund has as many legs. */
export const orderOf = (number: number, { lines = 1, tenders = 2, openedAt = LIFE_BEGINS }: OrderShape = {}) => ({
  orderId: `bench-${number}`,
  market: "BR",
  currency: "BRL",
  placedAt: daysBefore(openedAt, 18),
  buyer: { buyerId: `bench-buyer-${number}`, kind: "consumer", locale: "pt-BR" },
  sellers: [{ sellerId: "bench-seller", legalStatus: "trader" }],
  lines: Array.from({ length: lines }, (_, index) => ({
    lineId: `line-${index + 1}`,
    sellerId: "bench-seller",
    sku: `SKU-${index + 1}`,
    title: "Red kettle",
    category: "housewares",
    units: UNITS,
    unitPrice: brl(UNIT_MINOR),
    discounts: [],
    taxes: [],
    shipping: brl(SHIPPING_MINOR),
    promisedAt: daysBefore(openedAt, 6),
    deliveredAt: daysBefore(openedAt, 4),
    flags: [],
  })),
  payments: paymentsOf(lines * (UNITS * UNIT_MINOR + SHIPPING_MINOR), tenders),
});

export const buyerOf = (number: number): Identity => ({ role: "buyer", subject: `bench-buyer-${number}` });

/** The marketplace hands the order in. */
export const handIn = (number: number, shape?: OrderShape): Step => ({
  name: "hand in an order",
  by: platform,
  method: "PUT",
  path: `/platform/v1/orders/bench-${number}`,
  body: orderOf(number, shape),
});

/** The buyer asks for both units back. */
export const opening = (number: number): Step => ({
  name: "open a return",
  by: buyerOf(number),
  method: "POST",
  path: "/storefront/v1/returns",
  body: { orderId: `bench-${number}`, lines: [{ lineId: "line-1", units: 2, reason: "LATE_DELIVERY" }] },
});

/** The buyer looks at the return. */
export const reading = (number: number, returnId: string): Step => ({
  name: "read a return",
  by: buyerOf(number),
  method: "GET",
  path: `/storefront/v1/returns/${returnId}`,
});

/** The seller takes the goods back. */
export const approval = (returnId: string): Step => ({
  name: "approve it",
  by: seller,
  method: "POST",
  path: `/seller/v1/returns/${returnId}/approve`,
});

/** The seller looks at the newest returns. */
export const listing: Step = { name: "list returns", by: seller, method: "GET", path: "/seller/v1/returns" };

/** Everything that the parties say after the return is open, until it is inspected; `scannedAt` is the time of the system. */
export const dealings = (number: number, returnId: string, scannedAt: string): readonly Step[] => {
  const own = `/storefront/v1/returns/${returnId}`;
  const sellers = `/seller/v1/returns/${returnId}`;
  const parcel = { carrier: "correios", trackingNumber: `BR-${number}` };
  const unit = { lineId: "line-1", result: "accepted", deductions: [], evidenceIds: [], disposition: "restock" };
  const lines = [1, 2].map((unitNo) => ({ ...unit, unitNo }));
  return [
    reading(number, returnId),
    approval(returnId),
    { name: "hand it over", by: buyerOf(number), method: "POST", path: `${own}/hand-over`, body: parcel },
    {
      name: "carrier's word: delivered",
      by: platform,
      method: "POST",
      path: "/platform/v1/carrier-events",
      body: { ...parcel, scan: "delivered", scannedAt },
    },
    { name: "inspect it", by: seller, method: "POST", path: `${sellers}/inspections`, body: { lines } },
    { name: "read its timeline", by: buyerOf(number), method: "GET", path: `${own}/timeline` },
    { name: "list a buyer's returns", by: buyerOf(number), method: "GET", path: "/storefront/v1/returns" },
  ];
};
