import { describe, expect, it } from "vitest";
import { noAmounts } from "../../../domain/ledger/component-amounts.ts";
import { costLegs, providerFeeLegs } from "../../../domain/ledger/cost-bearing.ts";
import { isBalanced } from "../../../domain/ledger/journal.ts";
import type { Liability } from "../../../domain/ledger/liability.ts";
import { basis, booked, held, liable, paid, unit } from "../../support/cost-of-one-unit.ts";

describe("who bears parts of it", () => {
  const halfPaid = { ...noAmounts, item: 4_000, tax: 500 };

  it("returns discounts and commission in proportion to the goods", () => {
    const legs = booked({ units: [{ ...unit, amounts: halfPaid }], undoesSale: false }, liable("SELLER"));
    expect(legs).toMatchObject({ promotion_platform: -1_000, promotion_third_party: -500, commission_revenue: 600 });
  });

  it("counts what was deducted as given back by the buyer: the sale is undone in full", () => {
    const units = [{ ...unit, amounts: { ...paid, item: 7_200 }, withheldMinor: 800 }];
    const legs = booked({ units }, liable("BUYER"));
    expect(legs).toMatchObject({ promotion_platform: -2_000, seller_payable: 10_700 - 1_200, buyer_payable: -8_900 });
  });

  it("returns over several refunds exactly once what belongs to a unit", () => {
    const thirds = [
      { amounts: { ...noAmounts, item: 3_001 }, refundedBeforeMinor: 0 },
      { amounts: { ...noAmounts, item: 2_999 }, refundedBeforeMinor: 3_001 },
      { amounts: { ...noAmounts, item: 2_000, tax: 1_000 }, refundedBeforeMinor: 6_000 },
    ];
    const commissions = thirds.map(
      (third) => booked({ units: [{ ...unit, ...third }] }, liable("SELLER")).commission_revenue,
    );
    expect(commissions).toEqual([400, 400, 400]);
  });

  it.each([
    [true, -2_000],
    [false, undefined],
  ])("of a unit that cost nothing: sale undone is %s", (undoesSale, promotion) => {
    const free = { ...unit, value: { ...unit.value, paid: noAmounts }, amounts: noAmounts };
    expect(booked({ units: [free], undoesSale }, liable("BUYER")).promotion_platform).toBe(promotion);
  });

  it("treats money without a unit like goods, without commission or discount", () => {
    const loose = { ...noAmounts, item: 700, tax: 50, fee: 10 };
    expect(booked({ units: [], loose }, liable("CARRIER"))).toEqual({
      buyer_payable: -760,
      carrier_claims: 710,
      tax: 50,
    });
  });
});

describe("who pays for sending it back", () => {
  const withheld = { ...unit, amounts: { ...paid, item: 7_100 }, withheldMinor: 900, labelDeductedMinor: 900 };
  const free = {
    units: [{ ...unit, amounts: noAmounts, value: { ...unit.value, discounts: [], commissionMinor: 0 } }],
  };

  it("takes it from what the buyer gets, and owes it to the carrier", () => {
    const legs = booked({ units: [withheld], returnLabel: { payer: "buyer", costMinor: 900 } }, liable("BUYER"));
    expect(legs).toMatchObject({ buyer_payable: -8_800, carrier_payable: -900, seller_payable: 11_500 - 1_200 });
    expect(legs.platform_loss).toBeUndefined();
  });

  it("leaves what could not be deducted to the platform", () => {
    const legs = booked({ units: [withheld], returnLabel: { payer: "buyer", costMinor: 1_000 } }, liable("BUYER"));
    expect(legs).toMatchObject({ carrier_payable: -1_000, platform_loss: 100 });
  });

  it.each([
    ["seller", "SELLER", { seller_payable: 900 }],
    ["seller", "CARRIER", { seller_payable: 900 }],
    ["platform", "PLATFORM", { platform_loss: 900 }],
    ["platform", "BUYER", { platform_loss: 900 }],
    ["platform", "CARRIER", { carrier_claims: 900 }],
  ] as const)("books a label of the %s, by fault of %s", (payer, fault, expected) => {
    expect(booked({ ...free, returnLabel: { payer, costMinor: 900 } }, liable(fault))).toEqual({
      carrier_payable: -900,
      ...expected,
    });
  });
});

describe("a sale settled in another currency", () => {
  const settlement = { currency: "USD" as const, amountMinor: 2_060, ofMinor: 10_300 };
  const settled = { units: [{ ...unit, value: { ...unit.value, settlement } }] };

  it("goes back at the rate of the sale, through the platform's currency account, each currency in balance", () => {
    const legs = costLegs({ ...basis, ...settled }, liable("BUYER"));
    expect(isBalanced(legs)).toBe(true);
    expect(held(legs)).toMatchObject({ fx: 10_300, buyer_payable: -9_700 });
    expect(held(legs).seller_payable).toBeUndefined();
    expect(held(legs, "USD")).toEqual({ seller_payable: 2_060, fx: -2_060 });
  });

  it("converts a credit to the seller too", () => {
    const legs = costLegs({ ...basis, ...settled }, liable("PLATFORM"));
    expect(held(legs, "USD")).toEqual({ seller_payable: -240, fx: 240 });
  });

  it.each([[{ ...settlement, ofMinor: 0 }], [{ ...settlement, currency: "BRL" as const }]])(
    "stays in the order's currency where there is no rate: %j",
    (rateless) => {
      const units = [{ ...unit, value: { ...unit.value, settlement: rateless } }];
      expect(booked({ units }, liable("BUYER")).seller_payable).toBe(10_300);
    },
  );
});

describe("what the provider charged for the refund", () => {
  it.each<[Liability, Readonly<Record<string, number>>]>([
    [liable("SELLER"), { seller_payable: 30 }],
    [liable("BUYER"), { platform_loss: 30 }],
    [liable("CARRIER"), { platform_loss: 30 }],
    [liable("SELLER", { provisional: true }), { platform_loss: 30 }],
    [liable("PLATFORM", { shares: [{ party: "seller", sharePercent: 100 }] }), { seller_payable: 30 }],
    [liable("SELLER", { shares: [{ party: "carrier", sharePercent: 100 }] }), { platform_loss: 30 }],
  ])("is borne under %j by %j", (liability, expected) => {
    expect(held(providerFeeLegs(30, basis, liability).filter(({ amountMinor }) => amountMinor !== 0))).toEqual(
      expected,
    );
  });
});
