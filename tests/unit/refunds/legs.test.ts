import { describe, expect, it } from "vitest";
import { LegId } from "../../../domain/kernel/ids.ts";
import { statusesReachableFrom, terminalStatuses } from "../../../domain/kernel/lifecycle.ts";
import { sumAmounts, totalMinor } from "../../../domain/ledger/component-amounts.ts";
import {
  LegStatus,
  ledgerEffectOf,
  legKey,
  legLifecycle,
  legLines,
  refundRefusalCodes,
} from "../../../domain/refunds/index.ts";
import { legIdAt } from "../../../domain/refunds/leg-identity.ts";
import { aFrozenOrder, aLine, aPayment, brl } from "../../support/orders.ts";
import { RefundStory } from "../../support/refund-stories.ts";
import { refundAt, refundIdOf } from "../../support/refunds.ts";

describe("the life of a leg", () => {
  it("reaches every status from planned", () => {
    expect([...statusesReachableFrom(legLifecycle, "planned")].toSorted()).toEqual([...LegStatus.options].toSorted());
  });

  it("ends only where the money is elsewhere or given up", () => {
    expect(terminalStatuses(legLifecycle)).toEqual(["rerouted", "returned", "cancelled"]);
  });

  it("has a way on from every failure", () => {
    for (const status of ["failed", "unknown", "held", "pending"] as const) {
      expect(statusesReachableFrom(legLifecycle, status)).toContain("succeeded");
    }
  });
});

describe("the ids of legs", () => {
  it("are ids, the same for the same refund and number, and different for others", () => {
    const ids = [1, 2, 3].flatMap((refund) =>
      Array.from({ length: 50 }, (_, index) => legIdAt(refundIdOf(refund), index + 1)),
    );
    expect(ids.every((id) => LegId.safeParse(id).success)).toBe(true);
    expect(new Set(ids).size).toBe(150);
    expect(legIdAt(refundIdOf(1), 1)).toBe(ids[0]);
  });

  it("make the provider's key with the attempt's number", () => {
    const legId = legIdAt(refundIdOf(1), 1);
    expect(legKey(refundIdOf(1), { legId, generation: 3 })).toBe(`${refundIdOf(1)}:${legId}:3`);
  });
});

describe("what a leg pays for", () => {
  const order = aFrozenOrder({
    lines: [
      aLine({ units: 2, unitPrice: brl(1_000), shipping: brl(200) }),
      aLine({ lineId: "line-2", unitPrice: brl(500) }),
    ],
    payments: [aPayment({ captured: brl(1_300) }), aPayment({ paymentId: "pay-2", captured: brl(1_400) })],
  });
  const { refund } = RefundStory.reserved({}, order);

  it("is said line by line, and sums to the leg", () => {
    const lines = refund.legs.map((leg) => legLines(refund, leg));
    expect(lines.map((one) => one.map(({ lineId, units }) => [lineId, units]))).toEqual([
      [["line-1", 2]],
      [
        ["line-1", 1],
        ["line-2", 1],
      ],
    ]);
    expect(lines.map((one) => sumAmounts(one.map(({ amounts }) => amounts)))).toEqual(
      refund.legs.map(({ amounts }) => amounts),
    );
    expect(refund.legs.map(({ amounts }) => totalMinor(amounts))).toEqual([1_400, 1_300]);
  });

  it("is nothing by line for money that no unit stands behind", () => {
    const [leg] = refund.legs;
    if (leg === undefined) throw new Error("the refund has a leg");
    expect(legLines(refund, { ...leg, sliceStartMinor: undefined })).toEqual([]);
  });
});

describe("the ledger's part of an event", () => {
  it("is undefined where no money moves", () => {
    const story = RefundStory.reserved();
    expect(ledgerEffectOf(story.refund, { type: "RefundResumed", at: refundAt, data: { clocks: [] } })).toBeUndefined();
  });

  it("names what it belongs to, and no two entries alike", () => {
    const { world } = RefundStory.submitted().answer({ outcome: "succeeded", feeMinor: 5 });
    expect(world.entries).toMatchObject([
      {
        kind: "refund_owed",
        caseId: "ret_01KK0000000000000000000001",
        refundId: refundIdOf(1),
        policy: { id: "BR", version: 1 },
      },
      { kind: "refund_paid", provisional: false },
    ]);
    expect(new Set(world.entries.map(({ entryId }) => entryId)).size).toBe(world.entries.length);
  });
});

describe("the refusals of a refund", () => {
  it("are a closed list without repeats", () => {
    expect(new Set(refundRefusalCodes).size).toBe(refundRefusalCodes.length);
    expect(refundRefusalCodes.every((code) => /^refund\.[a-z_]+$/.test(code))).toBe(true);
  });
});
