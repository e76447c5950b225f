import { expect, it } from "vitest";
import { execute } from "../../../adapters/dynamodb/execute.ts";
import { loadSince } from "../../../adapters/dynamodb/recent-cases.ts";
import type { Store } from "../../../adapters/dynamodb/store.ts";
import { contextOf, counters, counting } from "../../support/counters.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";

const tables = embeddedTables();

/** A process of its own, which counts its calls. */
const process = () => {
  let calls = 0;
  const send = (command: Parameters<Store["client"]["send"]>[0]) => {
    calls += 1;
    return tables.store.client.send(command);
  };
  const store = { ...tables.store, client: { send } as unknown as Store["client"] };
  return { store, calls: () => calls };
};

const count = (store: Store, number: number) =>
  execute(contextOf(store), counting({ identity: { id: `command-${number}`, requestHash: `hash-${number}` } }));
const after = (store: Store, seq: number) => loadSince(store, counters, { caseId: "c-1", seq });

it("a reaction to what this process wrote reads nothing", async () => {
  const { store, calls } = process();
  await count(store, 1);
  const written = calls();
  expect(await after(store, 1)).toMatchObject({ state: { total: 1 }, version: 1 });
  expect(calls()).toBe(written);
});

it("a reaction never sees the case as it was before its event", async () => {
  const [ours, another] = [process(), process()];
  await count(ours.store, 1);
  await count(another.store, 2);
  expect(await after(ours.store, 2)).toMatchObject({ state: { total: 2 }, version: 2 });
});

it("what another process wrote is read once for the events that it caused", async () => {
  const [ours, another] = [process(), process()];
  await count(another.store, 1);
  await after(ours.store, 1);
  await after(ours.store, 1);
  expect(ours.calls()).toBe(1);
  expect(await loadSince(ours.store, counters, { caseId: "c-9", seq: 1 })).toBeUndefined();
});

it("only the last few hundred cases are kept in mind", async () => {
  const { store, calls } = process();
  await count(store, 1);
  for (let number = 0; number < 300; number += 1)
    await execute(
      contextOf(store),
      counting({ caseId: `c-x${number}`, identity: { id: `x-${number}`, requestHash: "h" } }),
    );
  const before = calls();
  await after(store, 1);
  expect(calls()).toBe(before + 1);
});
