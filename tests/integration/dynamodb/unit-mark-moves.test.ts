import { describe, expect, it } from "vitest";
import { insertOrder } from "../../../adapters/dynamodb/orders.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { unitClaimWrites } from "../../../adapters/dynamodb/unit-claims.ts";
import { type UnitMarkMove, unitMarkWrites } from "../../../adapters/dynamodb/unit-mark-moves.ts";
import { unitMarks } from "../../../adapters/dynamodb/unit-marks.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { aFrozenOrder, aLine } from "../../support/orders.ts";

const tables = embeddedTables();

const sold = async () => {
  const order = aFrozenOrder({ lines: [aLine({ units: 3 }), aLine({ lineId: "line-2", units: 1 })] });
  expect(await insertOrder(tables.store, order, {})).toBe("inserted");
};

const move = (unitNo: number, from?: string, to?: string, rest: Partial<UnitMarkMove> = {}): UnitMarkMove => ({
  lineId: "line-1",
  unitNo,
  from,
  to,
  ...rest,
});

const moved = (...moves: readonly UnitMarkMove[]) =>
  transact(tables.store, unitMarkWrites("order-1", moves)(tables.store));

const claimed = (caseId: string, unitNo: number) => {
  const claims = [{ claim: [{ lineId: "line-1", unitNo }], release: [], consume: [] }];
  return transact(tables.store, unitClaimWrites("order-1", caseId, claims)(tables.store));
};

const marks = async (lineId = "line-1") => (await unitMarks(tables.store, "order-1", ["line-1", "line-2"])).get(lineId);

const written = { outcome: "written" };
const taken = (unitNo: number, caseId: string | undefined) => ({
  outcome: "refused",
  failure: {
    kind: "guard",
    refusal: { code: "return.unit_already_claimed", lineId: "line-1", unitNo, caseId },
  },
});

describe("marks of units by compare-and-set", () => {
  it("are taken over from nobody and from whoever refunded, on several lines at once", async () => {
    await sold();
    await moved(move(2, undefined, "refunded:ret-1"));
    const elsewhere = move(1, undefined, "dsp-1", { lineId: "line-2" });
    expect(await moved(move(1, undefined, "dsp-1"), move(2, "refunded:ret-1", "dsp-1"), elsewhere)).toEqual(written);
    expect([await marks(), await marks("line-2")]).toEqual([{ 1: "dsp-1", 2: "dsp-1" }, { 1: "dsp-1" }]);
  });

  it("go back to where they came from", async () => {
    await sold();
    await moved(move(1, undefined, "dsp-1"), move(2, undefined, "dsp-1"));
    expect(await moved(move(1, "dsp-1"), move(2, "dsp-1", "refunded:ret-1"))).toEqual(written);
    expect(await marks()).toEqual({ 2: "refunded:ret-1" });
  });

  it("are not taken from an open case, nor when they changed since they were seen; then nothing is written", async () => {
    await sold();
    await claimed("ret-1", 1);
    expect(await moved(move(1, undefined, "dsp-1"), move(3, undefined, "dsp-1"))).toMatchObject(taken(1, "ret-1"));
    expect(await moved(move(2, "refunded:ret-1", "dsp-1"))).toMatchObject(taken(2, undefined));
    expect(await marks()).toEqual({ 1: "ret-1" });
  });

  it("may have either of two marks where both are right", async () => {
    await sold();
    await claimed("ret-1", 1);
    const paid = move(1, "ret-1", "refunded:ret-1", { orFrom: "refunded:ret-1" });
    expect([await moved(paid), await moved(paid)]).toEqual([written, written]);
    expect(await marks()).toEqual({ 1: "refunded:ret-1" });
  });

  it("go to one of two cases that saw a unit free at once", async () => {
    await sold();
    const both = await Promise.all([
      claimed("ret-1", 1),
      moved(move(1, undefined, "dsp-1")),
      moved(move(1, undefined, "dsp-2")),
    ]);
    expect(both.filter(({ outcome }) => outcome === "written")).toHaveLength(1);
    expect(Object.values((await marks()) ?? {})).toHaveLength(1);
  });
});
