import { PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { assignmentWrites, type KeptAssignment, keptVariants } from "../../../adapters/dynamodb/assignments.ts";
import { experimentsInForce } from "../../../adapters/dynamodb/experiments-in-force.ts";
import { keepExposure } from "../../../adapters/dynamodb/exposures.ts";
import { caseKeys } from "../../../adapters/dynamodb/table-keys.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { flowExperiment, putInForce } from "../../support/flow-experiments.ts";
import { itemAt, putItem, sortKeys } from "../../support/table-items.ts";

const tables = embeddedTables();

describe("experiments in force", () => {
  const running = flowExperiment("offer_v1");

  it("are those that run, with what assigning reads of them", async () => {
    await putInForce(tables.store, running);
    await putInForce(tables.store, flowExperiment("timing_v1", { flag: "refund_timing", salt: "s9" }));
    const found = await experimentsInForce(tables.store);
    expect(found.map(({ key, flag, salt, rolledOut }) => [key, flag, salt, rolledOut])).toEqual([
      ["offer_v1", "partial_offer", "s1", undefined],
      ["timing_v1", "refund_timing", "s9", undefined],
    ]);
    expect(found[0]).toMatchObject({ variants: running.definition.variants, layer: running.definition.layer });
    expect(found[0]).not.toHaveProperty("plan");
  });

  it.each(["draft", "review", "scheduled", "paused", "stopped_safety", "decided", "rolled_back", "archived"])(
    "are not those that are %s",
    async (status) => {
      await putInForce(tables.store, running);
      await putInForce(tables.store, { ...running, status }, running);
      expect(await experimentsInForce(tables.store)).toEqual([]);
    },
  );

  it("are those whose winner is rolled out, with the winner", async () => {
    await putInForce(
      tables.store,
      { ...running, status: "rolled_out", rolledOut: { variant: "offer_first" } },
      running,
    );
    expect(await experimentsInForce(tables.store)).toMatchObject([{ key: "offer_v1", rolledOut: "offer_first" }]);
  });

  it("are not those that this code cannot read", async () => {
    await putInForce(tables.store, running);
    for (const [key, experiment] of [
      ["newer_v1", '{"key":"newer_v1","unit":"HOUSEHOLD"}'],
      ["strange_v1", undefined],
    ] as const)
      await tables.store.client.send(
        new PutCommand({
          TableName: tables.store.casesTable,
          Item: { ...caseKeys.experimentInForce(key), ...(experiment && { experiment }) },
        }),
      );
    expect((await experimentsInForce(tables.store)).map(({ key }) => key)).toEqual(["offer_v1"]);
  });
});

describe("an exposure", () => {
  const exposure = {
    key: "offer_v1",
    unitId: "buyer-1",
    variant: "offer_first",
    assignmentId: "offer_v1:buyer-1",
    surface: "return_approved",
    caseId: "ret_1",
    sellerId: "seller-1",
    openedAt: instant("2026-03-09T22:00:00Z"),
    exposedAt: instant("2026-03-10T23:59:59Z"),
    valueMinor: 10_000,
  };

  it("is kept under its day, once, and what was added to it stays", async () => {
    const { store } = tables;
    await keepExposure(store, exposure);
    const Key = caseKeys.exposure("offer_v1", "2026-03-10", "buyer-1", "ret_1");
    await putItem(store, { ...Key, ...exposure, closedAt: "2026-03-12T00:00:00.000Z" });
    await keepExposure(store, exposure);
    expect(await itemAt(store, Key)).toEqual({ ...Key, ...exposure, closedAt: "2026-03-12T00:00:00.000Z" });
    await keepExposure(store, { ...exposure, caseId: "ret_2" });
    expect(await sortKeys(store, Key.pk)).toEqual(["UNIT#buyer-1#ret_1", "UNIT#buyer-1#ret_2"]);
  });
});

describe("an assignment", () => {
  const kept: KeptAssignment = {
    key: "offer_v1",
    unit: "BUYER",
    unitId: "buyer-1",
    assignmentId: "offer_v1:buyer-1",
    variant: "offer_first",
    bucket: 7_000,
    assignedAt: instant("2026-03-10T12:00:00Z"),
  };

  it("is kept once: a second one is a lost race, and the first stands", async () => {
    const { store } = tables;
    await store.client.send(
      new TransactWriteCommand({ TransactItems: assignmentWrites([kept])(store).map(({ item }) => item) }),
    );
    expect(await transact(store, assignmentWrites([{ ...kept, variant: "straight_to_return" }])(store))).toEqual({
      outcome: "refused",
      failure: { kind: "conflict" },
    });
    expect([...(await keptVariants(store, [kept, { key: "offer_v1", unitId: "buyer-2" }]))]).toEqual([
      ["offer_v1", "offer_first"],
    ]);
  });

  it("of nobody is asked for without a read", async () =>
    expect(await keptVariants({ ...tables.store, casesTable: "no such table" }, [])).toEqual(new Map()));
});
