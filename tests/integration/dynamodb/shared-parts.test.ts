import { describe, expect, it } from "vitest";
import { keptState, stateIn } from "../../../adapters/dynamodb/shared-parts.ts";
import type { Store } from "../../../adapters/dynamodb/store.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { allItems } from "../../support/table-items.ts";

const tables = embeddedTables();

const members = { terms: ["clocks", "limits"] };
const state = { id: "c-1", terms: { fault: "SELLER", clocks: { answer: 2 }, limits: [1, 2] }, total: 1 };

// Whoever has never met the part, as another process.
const stranger = (): Store => {
  const send = (command: Parameters<Store["client"]["send"]>[0]) => tables.store.client.send(command);
  return { ...tables.store, client: { send } as unknown as Store["client"] };
};

describe("what many states have alike", () => {
  it("is kept once, and each state names it", async () => {
    const first = await keptState(tables.store, state, members);
    const second = await keptState(tables.store, { ...state, id: "c-2", total: 9 }, members);
    expect(first.shared).toBe(second.shared);
    expect([first.state, second.state].join()).not.toMatch(/clocks|limits/);
    expect(await allItems(tables.store)).toMatchObject([{ pk: `PART#${first.shared}`, sk: "PART" }]);
  });

  it("is another part when anything in it differs", async () => {
    const first = await keptState(tables.store, state, members);
    const terms = { ...state.terms, limits: [1, 3] };
    expect((await keptState(tables.store, { ...state, terms }, members)).shared).not.toBe(first.shared);
    expect(await allItems(tables.store)).toHaveLength(2);
  });

  it("comes back whole, also to a process that has not met it", async () => {
    const item = { ...(await keptState(tables.store, state, members)) };
    expect(await stateIn(tables.store, item)).toEqual(state);
    expect(await stateIn(stranger(), item)).toEqual(state);
  });

  it("that is not there is a fault, not a state without it", async () => {
    const item = { state: "{}", shared: "gone" };
    await expect(stateIn(tables.store, item)).rejects.toThrow("the shared part gone was kept");
  });
});

it("a state that shares nothing is kept as it is", async () => {
  const kept = await keptState(tables.store, state);
  expect(kept).toEqual({ state: JSON.stringify(state) });
  expect(await stateIn(tables.store, { ...kept })).toEqual(state);
  expect(await allItems(tables.store)).toEqual([]);
});
