import { PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { assignmentWrites, type KeptAssignment, keptVariants } from "../../../adapters/dynamodb/assignments.ts";
import { experimentsInForce } from "../../../adapters/dynamodb/experiments-in-force.ts";
import { caseKeys } from "../../../adapters/dynamodb/table-keys.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { flowExperiment, putInForce } from "../../support/flow-experiments.ts";

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
