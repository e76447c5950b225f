import { describe, expect, it } from "vitest";
import { placesTaken, placeWrite } from "../../../adapters/dynamodb/experiment-places.ts";
import { exposedCasesOf, keepCsat, keepOutcome } from "../../../adapters/dynamodb/exposed-cases.ts";
import { type Exposure, keepExposure } from "../../../adapters/dynamodb/exposures.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import type { Experiment } from "../../../domain/experiments/index.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { definitionWith } from "../../support/experiments.ts";

const tables = embeddedTables();

const exposure = (caseId: string, day = "2026-03-10", key = "offer_v1"): Exposure => ({
  key,
  unitId: caseId,
  variant: "offer_first",
  assignmentId: `${key}:${caseId}`,
  surface: "return_approved",
  caseId,
  sellerId: "seller-1",
  openedAt: instant(`${day}T01:00:00Z`),
  exposedAt: instant(`${day}T02:00:00Z`),
  valueMinor: 10_000,
});
const days = ["2026-03-10", "2026-03-11", "2026-03-12"];

describe("what became of an exposed case", () => {
  const closedAt = instant("2026-03-12T00:00:00Z");
  const early = { values: { escalated: 0 }, version: 4 };
  const late = { closedAt, values: { escalated: 1, refund_cost_minor: 900 }, version: 9 };

  it.each([
    ["in order", [early, late]],
    ["out of order", [late, early]],
    ["twice", [early, late, late, early]],
  ])("is the newest, told %s", async (_, outcomes) => {
    const { store } = tables;
    await keepExposure(store, exposure("ret_1"));
    for (const outcome of outcomes) await keepOutcome(store, exposure("ret_1"), outcome);
    const { cases } = await exposedCasesOf(store, "offer_v1", days);
    expect(cases).toMatchObject([{ caseId: "ret_1", closedAt, values: late.values }]);
  });

  it("keeps the buyer's score whatever else is written, before and after", async () => {
    const { store } = tables;
    await keepExposure(store, exposure("ret_1"));
    await keepOutcome(store, exposure("ret_1"), early);
    await keepCsat(store, exposure("ret_1"), 4);
    await keepExposure(store, exposure("ret_1"));
    await keepOutcome(store, exposure("ret_1"), late);
    expect((await exposedCasesOf(store, "offer_v1", days)).cases[0]?.values).toEqual({ ...late.values, csat: 4 });
  });

  it("is written beside no exposure that is not there", async () => {
    const { store } = tables;
    await keepOutcome(store, exposure("ret_1"), late);
    await keepCsat(store, exposure("ret_1"), 4);
    expect((await exposedCasesOf(store, "offer_v1", days)).cases).toEqual([]);
  });
});

describe("reading exposed cases", () => {
  it("reads the days that it is asked for, of its own experiment", async () => {
    const { store } = tables;
    for (const one of [
      exposure("ret_1"),
      exposure("ret_2", "2026-03-12"),
      exposure("ret_3", "2026-03-13"),
      exposure("ret_4", "2026-03-10", "offer_v2"),
    ])
      await keepExposure(store, one);
    const { cases, isComplete } = await exposedCasesOf(store, "offer_v1", days);
    expect([cases.map(({ caseId }) => caseId), isComplete]).toEqual([["ret_1", "ret_2"], true]);
  });

  it("reads no further than so many, by whole days, and says so", async () => {
    const { store } = tables;
    for (const one of [exposure("ret_1"), exposure("ret_2", "2026-03-11"), exposure("ret_3", "2026-03-11")])
      await keepExposure(store, one);
    const { cases, isComplete } = await exposedCasesOf(store, "offer_v1", days, 2);
    expect([cases.map(({ caseId }) => caseId), isComplete]).toEqual([["ret_1"], false]);
  });
});

describe("places", () => {
  const experiment = (key: string, status: Experiment["status"]): Experiment => ({
    key: key as Experiment["key"],
    status,
    definition: definitionWith(),
    author: "growth",
    approvals: [],
    createdAt: instant("2026-03-01T00:00:00Z"),
    acknowledged: [],
  });

  it("are taken by a start, kept by a pause, and given back by the end", async () => {
    const { store } = tables;
    const move = async (before: Experiment, after: Experiment) =>
      transact(store, placeWrite(await placesTaken(store), before, after)(store));
    const at = (status: Experiment["status"]) => experiment("offer_v1", status);
    expect(await placesTaken(store)).toEqual({ occupants: [], version: 0 });
    await move(at("scheduled"), at("running"));
    const { flag, unit, layer } = definitionWith();
    expect(await placesTaken(store)).toEqual({ occupants: [{ key: "offer_v1", flag, unit, layer }], version: 1 });
    expect(placeWrite(await placesTaken(store), at("running"), at("paused"))(store)).toEqual([]);
    await move(at("paused"), at("decided"));
    expect(await placesTaken(store)).toEqual({ occupants: [], version: 2 });
  });

  it("are taken by one of two who start at once; the other decides anew", async () => {
    const { store } = tables;
    const seen = await placesTaken(store);
    const starts = (key: string) =>
      transact(store, placeWrite(seen, experiment(key, "scheduled"), experiment(key, "running"))(store));
    expect(await starts("offer_v1")).toEqual({ outcome: "written" });
    expect(await starts("offer_v2")).toEqual({ outcome: "refused", failure: { kind: "conflict" } });
  });
});
