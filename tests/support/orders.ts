import fc from "fast-check";
import type * as z from "zod";
import type { Instant } from "../../domain/kernel/instant.ts";
import { instant } from "../../domain/kernel/instant.ts";
import { sumAmounts, totalMinor } from "../../domain/ledger/component-amounts.ts";
import { freezeOrder } from "../../domain/orders/freeze-order.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { netItemMinor } from "../../domain/orders/line-amounts.ts";
import { OrderFields, OrderSnapshot } from "../../domain/orders/order-snapshot.ts";
import { unitValues } from "../../domain/orders/unit-values.ts";

/** An order as a client sends it. */
export type OrderInput = z.input<typeof OrderFields>;
export type LineInput = OrderInput["lines"][number];
type PaymentInput = OrderInput["payments"][number];

export const placedAt: Instant = instant("2026-03-02T10:00:00Z");
export const receivedAt: Instant = instant("2026-03-02T10:05:00Z");

/** BRL, the currency of every order here unless it is overridden. */
export const brl = (amountMinor: number) => ({ amountMinor, currency: "BRL" as const });

/** A line of one unit at R$ 100.00 with free shipping, delivered on 6 March 2026. */
export const aLine = (overrides: Partial<LineInput> = {}): LineInput => ({
  lineId: "line-1",
  sellerId: "seller-1",
  sku: "SKU-1",
  title: "Red kettle",
  category: "housewares",
  units: 1,
  unitPrice: brl(10_000),
  discounts: [],
  taxes: [],
  shipping: brl(0),
  promisedAt: "2026-03-09T23:59:59Z",
  deliveredAt: "2026-03-06T15:00:00Z",
  flags: [],
  ...overrides,
});

/** A payment by card. */
export const aPayment = (overrides: Partial<PaymentInput> = {}): PaymentInput => ({
  paymentId: "pay-1",
  tender: "card",
  captured: brl(10_000),
  ...overrides,
});

/** What the lines of an order come to, so that payments can be made to match. */
export const linesMinor = (order: OrderInput): number =>
  totalMinor(sumAmounts(unitValues(OrderFields.parse(order)).map(({ paid }) => paid)));

/** An order before parsing: one line of one seller, paid by one card unless payments are given. */
export const anOrderInput = (overrides: Partial<OrderInput> = {}): OrderInput => {
  const lines = overrides.lines ?? [aLine()];
  const currency = overrides.currency ?? "BRL";
  const order: OrderInput = {
    orderId: "order-1",
    market: "BR",
    currency,
    placedAt,
    buyer: { buyerId: "buyer-1", kind: "consumer", locale: "pt-BR" },
    sellers: [...new Set(lines.map(({ sellerId }) => sellerId))].map((sellerId) => ({
      sellerId,
      legalStatus: "trader",
    })),
    payments: [],
    ...overrides,
    lines,
  };
  if (overrides.payments !== undefined) return order;
  return { ...order, payments: [aPayment({ captured: { amountMinor: linesMinor(order), currency } })] };
};

/**
 * A checked order: `anOrder({ lines: [aLine({ units: 2 })] })`. Its one card payment matches unless payments are given.
 */
export const anOrder = (overrides: Partial<OrderInput> = {}): OrderSnapshot =>
  OrderSnapshot.parse(anOrderInput(overrides));

/** The same, frozen at intake. */
export const aFrozenOrder = (overrides: Partial<OrderInput> = {}): FrozenOrder =>
  freezeOrder(anOrder(overrides), receivedAt);

const funder = fc.constantFrom("seller" as const, "platform" as const, "third_party" as const);
const cents = (max: number) => fc.integer({ min: 0, max }).map(brl);

const lineInputs = (index: number): fc.Arbitrary<LineInput> =>
  fc
    .record({
      seller: fc.integer({ min: 1, max: 2 }),
      units: fc.integer({ min: 1, max: 4 }),
      price: fc.integer({ min: 0, max: 30_000 }),
      off: fc.array(fc.record({ percent: fc.integer({ min: 0, max: 40 }), funder }), { maxLength: 2 }),
      tax: fc.option(fc.record({ percent: fc.integer({ min: 0, max: 20 }), included: fc.boolean() }), {
        nil: undefined,
      }),
      taxCollectedBy: fc.constantFrom("seller" as const, "platform" as const),
      shipping: cents(2_500),
      shippingTax: cents(300),
      fee: cents(500),
      commissionPercent: fc.integer({ min: 0, max: 20 }),
      settledPercent: fc.option(fc.integer({ min: 10, max: 150 }), { nil: undefined }),
    })
    .map(
      ({
        seller,
        units,
        price,
        off,
        tax,
        shipping,
        shippingTax,
        fee,
        commissionPercent,
        settledPercent,
        taxCollectedBy,
      }) => {
        const gross = price * units;
        const part = (percent: number): number => Math.floor((gross * percent) / 100);
        return aLine({
          lineId: `line-${index}`,
          sellerId: `seller-${seller}`,
          units,
          unitPrice: brl(price),
          discounts: off.map(({ percent, funder: by }) => ({ amount: brl(part(percent)), funder: by })),
          taxes: tax === undefined ? [] : [{ amount: brl(part(tax.percent)), code: "VAT", included: tax.included }],
          taxCollectedBy,
          shipping,
          shippingTax,
          fees: [{ amount: fee, code: "wrap" }],
          commission: brl(part(commissionPercent)),
          ...(settledPercent === undefined
            ? {}
            : { settlement: { currency: "USD", amountMinor: part(settledPercent) } }),
        });
      },
    );

/** Splits an amount into payments by the given cuts; a payment may be of nothing. */
const paymentsOf = (totalCaptured: number, cuts: readonly number[]): PaymentInput[] => {
  const marks = [
    0,
    ...cuts.map((cut) => Math.floor((totalCaptured * cut) / 100)).toSorted((a, b) => a - b),
    totalCaptured,
  ];
  const tenders = ["card", "voucher", "wallet", "boleto"] as const;
  return marks.slice(1).map((mark, index) =>
    aPayment({
      paymentId: `pay-${index + 1}`,
      tender: tenders[index] ?? "card",
      captured: brl(mark - (marks[index] ?? 0)),
    }),
  );
};

/**
 * Valid orders of one to three lines, two sellers at most, with discounts by every funder, taxes on top or included,
 * shipping, fees, commission, settlements in another currency and one to four payments. About one in four is unbalanced
 * unless `balanced`.
 */
export const orderSnapshots = ({ balanced = false } = {}): fc.Arbitrary<OrderSnapshot> =>
  fc
    .integer({ min: 1, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => lineInputs(index + 1))))
    .chain((lines) =>
      fc.record({
        lines: fc.constant(lines),
        shipping: fc.option(cents(1_500), { nil: undefined }),
        off: fc.option(fc.record({ percent: fc.integer({ min: 0, max: 100 }), funder }), { nil: undefined }),
        cuts: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }),
        skewMinor: balanced
          ? fc.constant(0)
          : fc.oneof(
              { weight: 3, arbitrary: fc.constant(0) },
              { weight: 1, arbitrary: fc.integer({ min: -9_000, max: 9_000 }) },
            ),
      }),
    )
    .map(({ lines, shipping, off, cuts, skewMinor }) => {
      const net = OrderFields.shape.lines.parse(lines).reduce((sum, line) => sum + netItemMinor(line), 0);
      const order = anOrderInput({
        lines,
        payments: [],
        ...(shipping === undefined ? {} : { shipping }),
        ...(off === undefined
          ? {}
          : { discounts: [{ amount: brl(Math.floor((net * off.percent) / 100)), funder: off.funder }] }),
      });
      const captured = Math.max(0, linesMinor(order) + skewMinor);
      return OrderSnapshot.parse({ ...order, payments: paymentsOf(captured, cuts) });
    });
