import { describe, expect, it } from "vitest";
import { dropWait, putWait, type Wait } from "../../../adapters/dynamodb/waits.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { waitsOf } from "../../support/table-items.ts";

const tables = embeddedTables();

const wait = (overrides: Partial<Wait> = {}): Wait => ({
  name: "return",
  taskToken: "token-1",
  awaitedStatus: "awaiting_seller",
  wakeAt: "2026-03-12T12:00:00.000Z",
  ...overrides,
});

describe("what waits for a case", () => {
  it("is nothing at first", async () => {
    expect(await waitsOf(tables.store, "ret-1")).toEqual([]);
  });

  it("is all that was put, each under its name, and no other case's", async () => {
    await putWait(tables.store, "ret-1", wait());
    await putWait(tables.store, "ret-1", wait({ name: "refund", taskToken: "token-2" }));
    await putWait(tables.store, "ret-10", wait({ taskToken: "token-3" }));
    expect(await waitsOf(tables.store, "ret-1")).toMatchObject([{ taskToken: "token-2" }, { taskToken: "token-1" }]);
  });

  it("is the newest of one name", async () => {
    await putWait(tables.store, "ret-1", wait());
    await putWait(tables.store, "ret-1", wait({ taskToken: "token-2", wakeAt: undefined }));
    const { wakeAt: _none, ...newest } = wait({ taskToken: "token-2" });
    expect(await waitsOf(tables.store, "ret-1")).toEqual([newest]);
  });

  it("is gone when it was dropped", async () => {
    await putWait(tables.store, "ret-1", wait());
    await dropWait(tables.store, "ret-1", wait());
    expect(await waitsOf(tables.store, "ret-1")).toEqual([]);
  });

  it("stays when a newer token took its place before the old one was dropped", async () => {
    await putWait(tables.store, "ret-1", wait({ taskToken: "token-2" }));
    await dropWait(tables.store, "ret-1", wait({ taskToken: "token-1" }));
    expect(await waitsOf(tables.store, "ret-1")).toEqual([wait({ taskToken: "token-2" })]);
  });

  it("may be dropped twice", async () => {
    await putWait(tables.store, "ret-1", wait());
    await dropWait(tables.store, "ret-1", wait());
    await expect(dropWait(tables.store, "ret-1", wait())).resolves.toBeUndefined();
  });

  it("is not lost without a word when the store fails", async () => {
    await expect(dropWait({ ...tables.store, casesTable: "no-such-table" }, "ret-1", wait())).rejects.toThrow();
  });
});
