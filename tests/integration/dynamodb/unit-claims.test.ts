import { describe, expect, it } from "vitest";
import { insertOrder } from "../../../adapters/dynamodb/orders.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { type UnitClaims, type UnitKey, unitClaimWrites } from "../../../adapters/dynamodb/unit-claims.ts";
import { unitMarks } from "../../../adapters/dynamodb/unit-marks.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { aFrozenOrder, aLine, brl } from "../../support/orders.ts";

const tables = embeddedTables();

const LINE_UNITS = 999;

const sold = async () => {
  const order = aFrozenOrder({ lines: [aLine({ units: 3 }), aLine({ lineId: "line-2", units: 2 })] });
  expect(await insertOrder(tables.store, order, {})).toBe("inserted");
};

const soldInBulk = async () => {
  const order = aFrozenOrder({ lines: [aLine({ units: LINE_UNITS, unitPrice: brl(100) })] });
  expect(await insertOrder(tables.store, order, {})).toBe("inserted");
};

const unit = (unitNo: number, lineId = "line-1"): UnitKey => ({ lineId, unitNo });
const units = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => unit(from + index));

const move = (moves: Partial<UnitClaims>): UnitClaims => ({ claim: [], release: [], consume: [], ...moves });

/** Writes what a decision of a case does to units, event by event. A commit is never empty, for its state is in it. */
const decided = async (caseId: string, ...moves: readonly Partial<UnitClaims>[]) => {
  const writes = unitClaimWrites("order-1", caseId, moves.map(move))(tables.store);
  return writes.length === 0 ? ({ outcome: "written" } as const) : transact(tables.store, writes);
};

const marks = async (lineId = "line-1") => (await unitMarks(tables.store, "order-1", ["line-1", "line-2"])).get(lineId);

describe("units of a line", () => {
  it("are free at first, and a line that is not there has no marks", async () => {
    await sold();
    expect(await unitMarks(tables.store, "order-1", ["line-1", "line-3"])).toEqual(new Map([["line-1", {}]]));
  });

  it("are held by the case that claims them, over several lines", async () => {
    await sold();
    expect(await decided("ret-1", { claim: [unit(1), unit(3), unit(2, "line-2")] })).toEqual({ outcome: "written" });
    expect(await marks()).toEqual({ 1: "ret-1", 3: "ret-1" });
    expect(await marks("line-2")).toEqual({ 2: "ret-1" });
  });

  it.each<[string, Partial<UnitClaims>, object]>([
    ["free after they are let go", { release: [unit(1)] }, { 2: "ret-1" }],
    ["used up after they are refunded", { consume: [unit(1)] }, { 1: "refunded:ret-1", 2: "ret-1" }],
    [
      "each where its own event left it",
      { release: [unit(1)], consume: [unit(2)], claim: [unit(3)] },
      { 2: "refunded:ret-1", 3: "ret-1" },
    ],
  ])("are %s", async (_where, moves, left) => {
    await sold();
    await decided("ret-1", { claim: [unit(1), unit(2)] });
    expect(await decided("ret-1", moves)).toEqual({ outcome: "written" });
    expect(await marks()).toEqual(left);
  });

  it.each<[string, readonly Partial<UnitClaims>[], object]>([
    ["claimed and let go", [{ claim: [unit(1)] }, { release: [unit(1)] }], {}],
    ["claimed and refunded", [{ claim: [unit(1)] }, { consume: [unit(1)] }], { 1: "refunded:ret-1" }],
    [
      "claimed, let go and claimed",
      [{ claim: [unit(1)] }, { release: [unit(1)] }, { claim: [unit(1)] }],
      { 1: "ret-1" },
    ],
  ])("that one decision %s are written once, as they end", async (_how, moves, left) => {
    await sold();
    expect(await decided("ret-1", ...moves)).toEqual({ outcome: "written" });
    expect(await marks()).toEqual(left);
  });

  it("may go back from refunded to free, when the money came back", async () => {
    await sold();
    await decided("ret-1", { claim: [unit(1)] }, { consume: [unit(1)] });
    await decided("ret-1", { release: [unit(1)] });
    expect(await marks()).toEqual({});
  });
});

describe("a claim that another case stands against", () => {
  const refused = (facts: object) => ({
    outcome: "refused",
    failure: { kind: "guard", refusal: { code: "return.unit_already_claimed", ...facts } },
  });

  it.each<[string, Partial<UnitClaims>]>([
    ["holds", {}],
    ["refunded", { consume: [unit(2)] }],
  ])("which %s one of the units, is refused whole and names unit and case", async (_how, moves) => {
    await sold();
    await decided("ret-1", { claim: [unit(2)] }, moves);
    const before = [await marks(), await marks("line-2")];
    expect(await decided("ret-2", { claim: [unit(1, "line-2"), unit(1), unit(2), unit(3)] })).toEqual(
      refused({ lineId: "line-1", unitNo: 2, caseId: "ret-1" }),
    );
    expect([await marks(), await marks("line-2")]).toEqual(before);
  });

  it("is won by exactly one of many at once", async () => {
    await sold();
    const ids = Array.from({ length: 8 }, (_, index) => `ret-${index}`);
    const written = await Promise.all(ids.map((caseId) => decided(caseId, { claim: [unit(1), unit(2)] })));
    const winners = ids.filter((_, index) => written[index]?.outcome === "written");
    expect(winners).toHaveLength(1);
    expect(await marks()).toEqual({ 1: winners[0], 2: winners[0] });
    expect(written.filter(({ outcome }) => outcome === "refused")).toHaveLength(7);
  });

  it.each<[string, Partial<UnitClaims>]>([
    ["let go", { release: [unit(1)] }],
    ["refunded", { consume: [unit(1)] }],
  ])("is a bug and throws when the unit is %s without having been claimed", async (_how, moves) => {
    await sold();
    await decided("ret-1", { claim: [unit(1)] });
    await expect(decided("ret-2", moves)).rejects.toThrow("ConditionalCheckFailed");
    expect(await marks()).toEqual({ 1: "ret-1" });
  });
});

describe("a line of 999 units", () => {
  // A request has at most a hundred units; with three digits each they come close to the 4 KB that an expression may have.
  it.each([
    ["first", 1, 100],
    ["last", 900, 999],
  ])(
    "gives its %s hundred to one case, lets them be refunded, and refuses them to another",
    async (_which, from, to) => {
      await soldInBulk();
      expect(await decided("ret-1", { claim: units(from, to) })).toEqual({ outcome: "written" });
      expect(await decided("ret-2", { claim: units(from, to) })).toMatchObject({ outcome: "refused" });
      expect(await decided("ret-1", { consume: units(from, to) })).toEqual({ outcome: "written" });
      expect(await marks()).toEqual(
        Object.fromEntries(units(from, to).map(({ unitNo }) => [unitNo, "refunded:ret-1"])),
      );
    },
  );

  it("can be given away whole, case by case", async () => {
    await soldInBulk();
    for (let from = 1; from <= LINE_UNITS; from += 100)
      await decided(`ret-${from}`, { claim: units(from, Math.min(from + 99, LINE_UNITS)) });
    expect(Object.keys((await marks()) ?? {})).toHaveLength(LINE_UNITS);
    expect(await decided("ret-x", { claim: [unit(500)] })).toMatchObject({
      failure: { refusal: { unitNo: 500, caseId: "ret-401" } },
    });
  });
});
