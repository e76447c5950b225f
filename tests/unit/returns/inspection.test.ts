import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import type { InspectionReason } from "../../../domain/kernel/reasons.ts";
import type { CommandOf, InspectionLine } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  aUnit,
  command,
  given,
  handOver,
  photo,
  refundId,
  request,
  ring,
  scan,
  someUnits,
} from "../../support/returns.ts";

const arrive = (opening = request()) => [opening, handOver(afterHours(1)), scan("delivered", afterHours(2))];
const arrived = arrive();
const three = arrive(request({}, { units: someUnits(3) }));
const at = afterHours(3);

const line = (overrides: Partial<InspectionLine> = {}): InspectionLine => ({
  lineId: "line-1",
  unitNo: 1,
  result: "accepted",
  deductions: [],
  evidenceIds: [photo()],
  disposition: "restock",
  ...overrides,
});

const inspect = (...lines: readonly InspectionLine[]) =>
  command("RecordInspection", actors.seller, { at, lines: [...lines], refundId: refundId(5) });

const deduct = (code: "RESTOCKING_FEE" | "DIMINISHED_VALUE", amountMinor: number) => ({ code, amountMinor });

const refused = line({ result: "rejected", reason: "DAMAGED_BY_BUYER", disposition: "return_to_buyer" });
const missing = line({ result: "missing", reason: "QUANTITY_SHORT", disposition: undefined });

const rejectAll = (overrides: Partial<CommandOf<"RejectReceived">> = {}) =>
  command("RejectReceived", actors.seller, {
    at,
    reason: "DAMAGED_BY_BUYER",
    disposition: "return_to_buyer",
    evidenceIds: [photo()],
    refundId: refundId(5),
    ...overrides,
  });

describe("an inspection", () => {
  it("that accepts everything refunds everything", () => {
    const inspected = given(...arrived).when(inspect(line()));
    inspected.thenTypes("UnitsInspected", "SettlementBegun", "RefundOrdered");
    expect(inspected.dataOf("RefundOrdered")).toMatchObject({ purpose: "return", provisional: false, fault: "BUYER" });
    expect(inspected.state?.units).toMatchObject([{ acceptance: "accepted", orderedMinor: 10_000 }]);
  });

  it("may be the warehouse's", () => {
    given(...arrived)
      .when({ ...inspect(line()), actor: actors.warehouse })
      .thenTypes("UnitsInspected", "SettlementBegun", "RefundOrdered");
  });

  it("judges each unit by itself", () => {
    const lines = [
      line({ unitNo: 1, result: "accepted_with_deduction", deductions: [deduct("DIMINISHED_VALUE", 1_500)] }),
      { ...refused, unitNo: 2 },
      { ...missing, unitNo: 3 },
    ];
    const { state } = given(...three).when(inspect(...lines));
    expect(
      state?.units.map(({ reception, acceptance, orderedMinor }) => [reception, acceptance, orderedMinor]),
    ).toEqual([
      ["received", "accepted_with_deduction", 8_500],
      ["received", "rejected", undefined],
      ["short", "rejected", undefined],
    ]);
  });

  it("of a wrong item says where the right one is not", () => {
    const wrong = line({ unitNo: 1, result: "rejected", reason: "WRONG_ITEM_RETURNED", disposition: "quarantine" });
    const { state } = given(...three).when(inspect(wrong, line({ unitNo: 2 }), line({ unitNo: 3 })));
    expect(state?.units[0]).toMatchObject({ reception: "wrong_item", acceptance: "rejected" });
  });

  it("that accepts nothing is a rejection, which the buyer can take to an agent", () => {
    const { state } = given(...arrived)
      .when(inspect(refused))
      .thenTypes("UnitsInspected", "ReturnRejected");
    expect(state).toMatchObject({ status: "rejected_open", rejection: { stage: "inspection" } });
  });

  it("leaves out what was never sent", () => {
    const opening = request({}, { units: someUnits(2) });
    const history = [
      opening,
      handOver(afterHours(1), { units: [{ lineId: "line-1", unitNo: 1 }] }),
      scan("delivered", afterHours(2)),
    ];
    const { state } = given(...history).when(inspect(line()));
    expect(state?.units[1]).toMatchObject({ reception: "not_sent" });
    expect(state?.units[1]?.orderedMinor).toBeUndefined();
  });

  it("pays for what the seller's own carrier lost beside it", () => {
    const opening = request({}, { units: someUnits(2) });
    const history = [
      opening,
      handOver(afterHours(1), { units: [{ lineId: "line-1", unitNo: 1 }] }),
      handOver(afterHours(1), { parcelId: "parcel-2", arrangedBy: "platform" }),
      scan("delivered", afterHours(2)),
      scan("lost", afterHours(3), { parcelId: "parcel-2" }),
    ];
    const inspected = given(...history).when(inspect(line()));
    expect(inspected.state?.units).toMatchObject([{ orderedMinor: 10_000 }, { orderedMinor: 10_000 }]);
    expect(inspected.dataOf("RefundOrdered").shares).toEqual([
      { party: "seller", sharePercent: 50 },
      { party: "carrier", sharePercent: 50 },
    ]);
  });

  it("goes to an agent when the buyer's own carrier lost the rest", () => {
    const history = [
      request({}, { units: someUnits(2) }),
      handOver(afterHours(1), { units: [{ lineId: "line-1", unitNo: 1 }] }),
      handOver(afterHours(1), { parcelId: "parcel-2", arrangedBy: "buyer" }),
      scan("delivered", afterHours(2)),
      scan("lost", afterHours(3), { parcelId: "parcel-2" }),
    ];
    const { state } = given(...history)
      .when(inspect(line()))
      .thenTypes("UnitsInspected", "ReturnEscalated");
    expect(state?.units).toMatchObject([{ acceptance: "accepted" }, { acceptance: "manual_review" }]);
  });
});

describe("a deduction", () => {
  const deducted = (...deductions: InspectionLine["deductions"]) =>
    inspect(line({ result: "accepted_with_deduction", deductions }));

  it.each([
    [[deduct("RESTOCKING_FEE", 2_000)], 8_000],
    [[deduct("DIMINISHED_VALUE", 5_000)], 5_000],
    [[deduct("RESTOCKING_FEE", 2_000), deduct("DIMINISHED_VALUE", 5_000)], 3_000],
  ])("up to its own cap is kept back: %j", (deductions, minor) => {
    const { units } = given(...arrived)
      .when(deducted(...deductions))
      .dataOf("RefundOrdered");
    expect(units[0]?.deductions).toEqual(deductions);
    expect(Object.values(units[0]?.amounts ?? {}).reduce((sum, amount) => sum + amount, 0)).toBe(minor);
  });

  it("above its cap is refused with the cap", () =>
    given(...arrived)
      .when(deducted(deduct("DIMINISHED_VALUE", 5_001)))
      .thenRefused({ code: "return.deduction_too_high", deduction: "DIMINISHED_VALUE", maxMinor: 5_000 }));

  it("is nothing where the law leaves nothing to keep", () => {
    const limits = { ...request().terms.limits, restockingFeeMaxPercent: 0 };
    given(...arrive(request({ statutory: true, limits })))
      .when(deducted(deduct("RESTOCKING_FEE", 1)))
      .thenRefused({ code: "return.deduction_too_high", deduction: "RESTOCKING_FEE", maxMinor: 0 });
  });

  it("stands once for each reason", () =>
    given(...arrived)
      .when(deducted(deduct("RESTOCKING_FEE", 100), deduct("RESTOCKING_FEE", 100)))
      .thenRefused({ code: "return.deduction_not_allowed", deduction: "RESTOCKING_FEE" }));

  it("does not hide in an acceptance", () =>
    given(...arrived)
      .when(inspect(line({ deductions: [deduct("RESTOCKING_FEE", 100)] })))
      .thenRefused({ code: "return.deduction_not_allowed" }));

  it("must be shown", () =>
    given(...arrived)
      .when(
        inspect(
          line({
            result: "accepted_with_deduction",
            deductions: [deduct("RESTOCKING_FEE", 100)],
            evidenceIds: [],
          }),
        ),
      )
      .thenRefused({ code: "return.evidence_missing", required: 1 }));
});

describe("a finding", () => {
  it.each([
    ["accepted", "restock", true],
    ["accepted", "refurbish", true],
    ["accepted", "dispose", true],
    ["accepted", "return_to_seller", true],
    ["accepted", "quarantine", true],
    ["accepted", "return_to_buyer", false],
    ["accepted", undefined, false],
    ["rejected", "return_to_buyer", true],
    ["rejected", "quarantine", true],
    ["rejected", "restock", false],
    ["rejected", "dispose", false],
    ["rejected", undefined, false],
    ["missing", undefined, true],
    ["missing", "restock", false],
  ] as const)("of %s goods that go to %s is allowed: %s", (result, disposition, isAllowed) => {
    const base = { accepted: line(), rejected: refused, missing }[result];
    const { events } = given(...arrived).when(inspect({ ...base, disposition }));
    expect(events.length > 0).toBe(isAllowed);
  });

  it.each(["restock", "return_to_seller", "refurbish"] as const)(
    "keeps a suspected counterfeit from %s",
    (disposition) =>
      given(...arrive(request({}, { units: [aUnit({ reason: "SUSPECTED_COUNTERFEIT" })] })))
        .when(inspect(line({ disposition })))
        .thenRefused({ code: "return.disposition_not_allowed", allowed: ["quarantine", "dispose"] }),
  );

  it.each([
    ["rejected", "QUANTITY_SHORT"],
    ["missing", "DAMAGED_BY_BUYER"],
    ["rejected", "SENT_FOR_ANALYSIS"],
  ] as const)("does not call goods %s for %s", (result, reason) =>
    given(...arrived)
      .when(inspect({ ...(result === "missing" ? missing : refused), reason }))
      .thenRefused({ code: "return.reason_not_applicable", reason }),
  );

  it("of nothing received waits a day after the delivery scan and needs no photo", () => {
    const nothing = { ...missing, reason: "NOT_RECEIVED" as const, evidenceIds: [] };
    given(...arrived)
      .when({ ...inspect(nothing), at: afterHours(25) })
      .thenRefused({ code: "return.too_early", allowedFrom: afterHours(26) });
    given(...arrived)
      .when({ ...inspect(nothing), at: afterHours(26) })
      .thenTypes("UnitsInspected", "ReturnRejected");
  });

  it("stands once for each unit", () =>
    given(...three)
      .when(inspect(line(), line(), line({ unitNo: 2 }), line({ unitNo: 3 })))
      .thenRefused({ code: "return.unit_repeated", unit: { lineId: "line-1", unitNo: 1 } }));
});

describe("a rejection of all that came back", () => {
  it("sends the goods back and lets the buyer ask an agent", () => {
    const { state } = given(...arrived)
      .when(rejectAll())
      .thenTypes("UnitsInspected", "ReturnRejected");
    expect(state).toMatchObject({
      status: "rejected_open",
      clock: { name: "rejection_reaction" },
      units: [{ acceptance: "rejected", inspection: { disposition: "return_to_buyer" } }],
    });
    const escalate = command("EscalateReturn", actors.buyer, { at: afterHours(4), evidenceIds: [] });
    given(...arrived, rejectAll())
      .when(escalate)
      .thenTypes("ReturnEscalated");
  });

  it.each([
    [{ disposition: undefined }, "return.disposition_not_allowed"],
    [{ disposition: "restock" as const }, "return.disposition_not_allowed"],
    [{ evidenceIds: [] }, "return.evidence_missing"],
    [{ reason: "SENT_FOR_ANALYSIS" as const }, "return.reason_not_applicable"],
    [{ reason: "NOT_RECEIVED" as const, disposition: undefined }, "return.too_early"],
    [{ reason: "EMPTY_PARCEL" as const }, "return.disposition_not_allowed"],
  ])("with %j is refused", (overrides, code) =>
    given(...arrived)
      .when(rejectAll(overrides))
      .thenRefused({ code }),
  );

  it("of an empty parcel has no goods to send anywhere", () => {
    const { state } = given(...arrived).when(rejectAll({ reason: "EMPTY_PARCEL", disposition: undefined }));
    expect(state?.units).toMatchObject([{ reception: "short", acceptance: "rejected" }]);
  });

  it.each<[InspectionReason, boolean]>([
    ["USED_BEYOND_INSPECTION", false],
    ["DAMAGED_BY_BUYER", false],
    ["NO_FAULT_FOUND", false],
    ["HYGIENE_SEAL_BROKEN", true],
    ["SERIAL_MISMATCH", true],
    ["WRONG_ITEM_RETURNED", true],
  ])("for %s stands against a withdrawal by law: %s", (reason, stands) => {
    const { events } = given(...arrive(request({ statutory: true }))).when(rejectAll({ reason }));
    expect(events.length > 0).toBe(stands);
  });
});

describe("the seller's time to inspect", () => {
  const extend = command("ExtendInspection", actors.seller, { at });
  const analyse = command("StartAnalysis", actors.seller, { at, evidenceIds: [photo()] });
  const tooLate = ring(afterDays(4));

  it("can be extended once by three business days", () => {
    const { state } = given(...arrived)
      .when(extend)
      .thenTypes("InspectionExtended");
    expect(state?.clock?.dueAt).toBe(instant("2026-03-09T23:59:59.999Z"));
    given(...arrived, extend)
      .when(tooLate)
      .thenNothing();
  });

  it("stands still once for an analysis", () => {
    const { state } = given(...arrived)
      .when(analyse)
      .thenTypes("AnalysisStarted");
    // From 13:00 on Monday to the end of the fifth business day after it: 7 days and 11 hours.
    expect(state?.clock?.dueAt).toBe(instant("2026-03-12T10:59:59.998Z"));
    given(...arrived, analyse)
      .when(tooLate)
      .thenNothing();
  });

  it("ends for the seller when it is over, before any timer rang", () =>
    given(...arrived)
      .when({ ...inspect(line()), at: afterDays(4) })
      .thenRefused({ code: "return.window_closed", clock: "inspection" }));
});
