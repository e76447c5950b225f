import { describe, expect, it } from "vitest";
import type { Fault } from "../../../domain/kernel/reasons.ts";
import { booked, liable, unit } from "../../support/cost-of-one-unit.ts";

const credits = { buyer_payable: -9_700, promotion_platform: -2_000, promotion_third_party: -1_000, tax: 1_000 };

describe("who bears the refund of a whole unit", () => {
  it.each<[Fault, Readonly<Record<string, number>>]>([
    // Goods are 8,000 + 500 shipping + 3,000 given by others = 11,500; the fee of 200 was the platform's.
    ["BUYER", { ...credits, seller_payable: 11_500 - 1_200, commission_revenue: 1_200 + 200 }],
    ["SELLER", { ...credits, seller_payable: 11_700 - 1_200, commission_revenue: 1_200 }],
    ["CARRIER", { ...credits, carrier_claims: 11_700, seller_payable: -1_200, commission_revenue: 1_200 }],
    ["PLATFORM", { ...credits, platform_loss: 11_700, seller_payable: -1_200, commission_revenue: 1_200 }],
    ["WAREHOUSE", { ...credits, platform_loss: 11_700, seller_payable: -1_200, commission_revenue: 1_200 }],
    ["UNDETERMINED", { ...credits, platform_loss: 5_850, seller_payable: 5_850 - 1_200, commission_revenue: 1_200 }],
  ])("by fault of %s", (fault, expected) => {
    expect(booked({}, liable(fault))).toEqual(expected);
  });

  it("leaves the commission with the platform where it is not returned", () => {
    expect(booked({ commissionReturned: false }, liable("SELLER"))).toEqual({ ...credits, seller_payable: 11_700 });
  });

  it.each([
    ["BUYER", 25, 900],
    ["BUYER", 100, 0],
    ["CARRIER", 25, 1_200],
  ] as const)(
    "by fault of %s with an admin fee of %i percent returns %i of commission",
    (fault, adminFeePercent, back) => {
      const fee = fault === "BUYER" ? 200 : 0;
      expect(booked({ adminFeePercent }, liable(fault)).commission_revenue ?? 0).toBe(back + fee);
    },
  );

  it("lets a seller who collected the tax itself give it back too", () => {
    const units = [{ ...unit, value: { ...unit.value, taxCollectedBy: "seller" as const } }];
    const { tax, ...rest } = credits;
    expect(booked({ units, commissionReturned: false }, liable("SELLER"))).toEqual({ ...rest, seller_payable: 12_700 });
    expect(tax).toBe(1_000);
  });

  it.each([
    [0, 5_850, 5_850],
    [1_001, 6_351, 5_349],
    [11_700, 11_700, 0],
    [20_000, 11_700, 0],
  ])("that nobody caused: up to %i the platform, then half each", (limit, platform, seller) => {
    const changes = { platformAbsorbsUndeterminedUpToMinor: limit, commissionReturned: false };
    const legs = booked(changes, liable("UNDETERMINED"));
    expect([legs.platform_loss ?? 0, legs.seller_payable ?? 0]).toEqual([platform, seller]);
  });

  it("by an agent's shares, whatever the fault", () => {
    const shares = [
      { party: "seller", sharePercent: 50 },
      { party: "platform", sharePercent: 30 },
      { party: "carrier", sharePercent: 20 },
    ] as const;
    const legs = booked({ commissionReturned: false }, liable("SELLER", { shares: [...shares] }));
    expect(legs).toMatchObject({ seller_payable: 5_850, platform_loss: 3_510, carrier_claims: 2_340 });
  });

  it("provisionally is the platform's loss altogether", () => {
    const label = { payer: "buyer", costMinor: 900 } as const;
    expect(booked({ returnLabel: label }, liable("SELLER", { provisional: true }))).toEqual({
      buyer_payable: -9_700,
      carrier_payable: -900,
      platform_loss: 10_600,
    });
  });
});
