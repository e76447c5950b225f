import { describe, expect, it } from "vitest";
import type { RefundTiming, ReturnTerms } from "../../../domain/kernel/terms.ts";
import type { CommandOf, InspectionLine, ReturnCommand } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  given,
  handOver,
  photo,
  refundId,
  request,
  ring,
  scan,
  someUnits,
  stateAfter,
} from "../../support/returns.ts";

const opened = (refundTiming: RefundTiming, granted: Partial<ReturnTerms> = {}, count = 1) =>
  request({ refundTiming, ...granted }, { units: someUnits(count) });

const line = (unitNo: number, overrides: Partial<InspectionLine> = {}): InspectionLine => ({
  lineId: "line-1",
  unitNo,
  result: "accepted",
  deductions: [],
  evidenceIds: [photo()],
  disposition: "restock",
  ...overrides,
});

const inspect = (...lines: readonly InspectionLine[]): CommandOf<"RecordInspection"> =>
  command("RecordInspection", actors.seller, { at: afterHours(9), lines: [...lines], refundId: refundId(5) });

const sent = handOver(afterHours(1));
const seen = scan("first_scan", afterHours(2));
const delivered = scan("delivered", afterHours(3), { refundId: refundId(3) });

/** After how many of these steps the money is ordered, by the policy's mode. */
const steps: readonly ReturnCommand[] = [sent, seen, delivered, inspect(line(1))];

describe("the money goes out", () => {
  it.each([
    ["IMMEDIATE", 0, true],
    ["AT_FIRST_SCAN", 2, true],
    ["AT_DELIVERY_SCAN", 3, true],
    ["AFTER_INSPECTION", 4, false],
  ] as const)("%s: after %i steps, provisionally: %s", (timing, stepCount, provisional) => {
    const before = stepCount === 0 ? undefined : stateAfter(opened(timing), ...steps.slice(0, stepCount - 1));
    expect(before?.refunds ?? []).toEqual([]);
    expect(stateAfter(opened(timing), ...steps.slice(0, stepCount)).refunds).toMatchObject([
      { provisional, purpose: "return", amountMinor: 10_000 },
    ]);
    expect(stateAfter(opened(timing), ...steps).refunds).toHaveLength(1);
  });

  it("not on the buyer's word alone", () => expect(stateAfter(opened("AT_FIRST_SCAN"), sent).refunds).toEqual([]));

  it("on the delivery when that is the first scan", () =>
    expect(stateAfter(opened("AT_FIRST_SCAN"), delivered).refunds).toHaveLength(1));

  it("on the seller's receipt when no carrier ever scanned", () => {
    const confirm = command("ConfirmReceipt", actors.seller, { at: afterHours(5), refundId: refundId(6) });
    expect(stateAfter(opened("AT_DELIVERY_SCAN"), sent, confirm).refunds).toMatchObject([{ refundId: refundId(6) }]);
  });

  it("parcel by parcel, once for each unit", () => {
    const first = handOver(afterHours(1), { units: [{ lineId: "line-1", unitNo: 1 }] });
    const second = handOver(afterHours(1), { parcelId: "parcel-2", units: [{ lineId: "line-1", unitNo: 2 }] });
    const other = scan("delivered", afterHours(4), { parcelId: "parcel-2", refundId: refundId(4) });
    const { refunds, units } = stateAfter(opened("AT_DELIVERY_SCAN", {}, 2), first, second, delivered, other);
    expect(refunds.map((refund) => refund.units)).toMatchObject([[{ unitNo: 1 }], [{ unitNo: 2 }]]);
    expect(units).toMatchObject([{ orderedMinor: 10_000 }, { orderedMinor: 10_000 }]);
  });

  it("not while a chargeback is open; the inspection orders it then", () => {
    const opening = command("RecordChargeback", actors.payment_provider, {
      at: afterHours(1),
      chargebackId: "cb-1",
      phase: "opened",
    });
    const won = { ...opening, at: afterHours(4), phase: "won" as const };
    const history = [opened("AT_FIRST_SCAN"), sent, opening, seen, delivered, won];
    expect(stateAfter(...history).refunds).toEqual([]);
    given(...history)
      .when(inspect(line(1)))
      .thenTypes("UnitsInspected", "SettlementBegun", "RefundOrdered");
  });
});

describe("an inspection after an early refund", () => {
  const history = [opened("AT_FIRST_SCAN", { fault: "SELLER" }, 2), sent, seen, delivered];

  it("that accepts settles by the fault's own row, and orders nothing", () => {
    const inspected = given(...history).when(inspect(line(1), line(2)));
    inspected.thenTypes("UnitsInspected", "SettlementBegun", "LiabilitySettled");
    expect(inspected.dataOf("LiabilitySettled")).toMatchObject({ because: "inspection", fault: "SELLER" });
    expect(inspected.dataOf("LiabilitySettled").shares).toBeUndefined();
  });

  it("that refuses moves the cost, never the buyer's money", () => {
    const refused = { result: "rejected", reason: "DAMAGED_BY_BUYER", disposition: "return_to_buyer" } as const;
    const inspected = given(...history).when(inspect(line(1, refused), line(2, refused)));
    inspected.thenTypes("UnitsInspected", "SettlementBegun", "LiabilitySettled");
    expect(inspected.dataOf("LiabilitySettled")).toMatchObject({
      fault: "BUYER",
      shares: [{ party: "platform", sharePercent: 100 }],
    });
    expect(inspected.state?.status).toBe("settling");
  });

  it("that refuses one of two units splits the cost", () => {
    const refused = { result: "rejected", reason: "DAMAGED_BY_BUYER", disposition: "return_to_buyer" } as const;
    const { shares } = given(...history)
      .when(inspect(line(1), line(2, refused)))
      .dataOf("LiabilitySettled");
    expect(shares).toEqual([
      { party: "seller", sharePercent: 50 },
      { party: "platform", sharePercent: 50 },
    ]);
  });

  it("that deducts leaves the deduction with the platform", () => {
    const deducted = {
      result: "accepted_with_deduction",
      deductions: [{ code: "DIMINISHED_VALUE" as const, amountMinor: 5_000 }],
    } as const;
    const { shares } = given(...history)
      .when(inspect(line(1), line(2, { ...deducted, deductions: [...deducted.deductions] })))
      .dataOf("LiabilitySettled");
    expect(shares).toEqual([
      { party: "seller", sharePercent: 75 },
      { party: "platform", sharePercent: 25 },
    ]);
  });

  it("that never happens settles as accepted", () => {
    given(...history)
      .when(ring(afterDays(5)))
      .thenTypes("UnitsInspected", "SettlementBegun", "LiabilitySettled");
  });

  it("rejecting all that came back settles too", () => {
    const reject = command("RejectReceived", actors.seller, {
      at: afterHours(9),
      reason: "DAMAGED_BY_BUYER",
      disposition: "return_to_buyer",
      evidenceIds: [photo()],
      refundId: refundId(5),
    });
    given(...history)
      .when(reject)
      .thenTypes("UnitsInspected", "SettlementBegun", "LiabilitySettled");
  });

  it("is not needed when the parcel is lost", () => {
    const lost = given(opened("AT_FIRST_SCAN"), handOver(afterHours(1), { arrangedBy: "platform" }), seen).when(
      scan("lost", afterHours(8)),
    );
    lost.thenTypes("ParcelLost", "SettlementBegun", "LiabilitySettled");
    expect(lost.dataOf("LiabilitySettled")).toMatchObject({ because: "parcel_lost", fault: "CARRIER" });
  });
});

describe("the label", () => {
  const labelled = { returnShippingPayer: "buyer", returnLabelCostMinor: 701 } as const;
  const refund = (granted: Partial<ReturnTerms>, by: "buyer" | "platform", count = 1) =>
    given(opened("AFTER_INSPECTION", granted, count), handOver(afterHours(1), { arrangedBy: by }), delivered)
      .when(inspect(...Array.from({ length: count }, (_, index) => line(index + 1))))
      .dataOf("RefundOrdered");

  it("that a buyer pays and used comes off the refund", () => {
    const { units, returnLabel } = refund(labelled, "platform");
    expect(units[0]?.deductions).toEqual([{ code: "RETURN_LABEL", amountMinor: 701 }]);
    expect(returnLabel).toEqual({ payer: "buyer", costMinor: 701 });
  });

  it("is split over the units", () => {
    const deductions = refund(labelled, "platform", 2).units.flatMap((unit) => unit.deductions);
    expect(deductions.map(({ amountMinor }) => amountMinor)).toEqual([351, 350]);
  });

  it("that a buyer did not use costs nothing", () => {
    const { units, returnLabel } = refund(labelled, "buyer");
    expect(units[0]?.deductions).toEqual([]);
    expect(returnLabel).toBeUndefined();
  });

  it.each(["seller", "platform"] as const)("that the %s pays is named and not deducted", (returnShippingPayer) => {
    const { units, returnLabel } = refund({ ...labelled, returnShippingPayer }, "platform");
    expect(units[0]?.deductions).toEqual([]);
    expect(returnLabel).toEqual({ payer: returnShippingPayer, costMinor: 701 });
  });

  it("that costs more than the refund takes no more than the refund, and the case ends", () => {
    const dear = { ...labelled, returnLabelCostMinor: 99_999 };
    const { state } = given(
      opened("AFTER_INSPECTION", dear),
      handOver(afterHours(1), { arrangedBy: "platform" }),
      delivered,
    )
      .when(inspect(line(1)))
      .thenTypes("UnitsInspected", "SettlementBegun", "ReturnClosed");
    expect(state?.closeReason).toBe("REFUNDED_PARTIAL");
  });

  it("is taken once, with the first of several refunds", () => {
    const first = handOver(afterHours(1), { arrangedBy: "platform", units: [{ lineId: "line-1", unitNo: 1 }] });
    const second = handOver(afterHours(1), { arrangedBy: "platform", parcelId: "parcel-2" });
    const other = scan("delivered", afterHours(4), { parcelId: "parcel-2", refundId: refundId(4) });
    const { refunds } = stateAfter(opened("AT_DELIVERY_SCAN", labelled, 2), first, second, delivered, other);
    expect(refunds.map(({ labelDeductedMinor, amountMinor }) => [labelDeductedMinor, amountMinor])).toEqual([
      [701, 9_299],
      [0, 10_000],
    ]);
  });
});
