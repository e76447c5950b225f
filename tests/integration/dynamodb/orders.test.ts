import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { orderBalances } from "../../../adapters/dynamodb/ledger-reads.ts";
import { contentHash, deliveryOf, findOrder, insertOrder, replaceDelivery } from "../../../adapters/dynamodb/orders.ts";
import type { Store } from "../../../adapters/dynamodb/store.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { unitClaimWrites } from "../../../adapters/dynamodb/unit-claims.ts";
import { unitMarks } from "../../../adapters/dynamodb/unit-marks.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import type { DeliveryFacts } from "../../../domain/orders/delivery-facts.ts";
import type { FrozenOrder } from "../../../domain/orders/frozen-order.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { aFrozenOrder, aLine, brl } from "../../support/orders.ts";
import { allItems, putItem } from "../../support/table-items.ts";

const tables = embeddedTables();

const lineIds = Array.from({ length: 200 }, (_, index) => `line-${index + 1}`);

/** As many lines as an order may have: more writes than one transaction takes. */
const large = (): FrozenOrder => aFrozenOrder({ lines: lineIds.map((lineId) => aLine({ lineId })) });

/** Runs something before the transaction that keeps the order itself, as a crash or another process would. */
const beforeTheLast = (store: Store, happens: () => Promise<unknown>): Store => {
  const send = async (command: Parameters<Store["client"]["send"]>[0]) => {
    const isLast =
      command instanceof TransactWriteCommand &&
      command.input.TransactItems?.some(({ Put }) => Put?.Item?.sk === "ORDER");
    if (isLast) await happens();
    return store.client.send(command);
  };
  return { ...store, client: { send } as unknown as Store["client"] };
};

const claim = (lineId: string) =>
  transact(
    tables.store,
    unitClaimWrites("order-1", "ret-1", [{ claim: [{ lineId, unitNo: 1 }], release: [], consume: [] }])(tables.store),
  );

describe("an order", () => {
  it("is kept whole: itself, its delivery, its units free and its balances full", async () => {
    const order = aFrozenOrder({ lines: [aLine({ shipping: brl(500) })] });
    const delivery = { "line-1": { deliveredAt: instant("2026-03-06T15:00:00Z") } };
    expect(await findOrder(tables.store, "order-1")).toBeUndefined();
    expect(await insertOrder(tables.store, order, delivery)).toBe("inserted");
    expect(await findOrder(tables.store, "order-1")).toEqual({ order, contentHash: contentHash(order) });
    expect(await deliveryOf(tables.store, "order-1")).toEqual(delivery);
    expect(await unitMarks(tables.store, "order-1", ["line-1"])).toEqual(new Map([["line-1", {}]]));
    const { balances, payments } = await orderBalances(tables.store, "order-1");
    expect(balances.reduce((sum, { refundableMinor }) => sum + refundableMinor, 0)).toBe(10_500);
    expect(payments.map(({ refundableMinor }) => refundableMinor)).toEqual([10_500]);
  });

  it.each([
    ["the same", aFrozenOrder()],
    ["another content", aFrozenOrder({ lines: [aLine({ unitPrice: brl(1) })] })],
  ])("is frozen: under its id, %s changes nothing", async (_what, second) => {
    await insertOrder(tables.store, aFrozenOrder(), {});
    await claim("line-1");
    const before = await allItems(tables.store);
    expect(await insertOrder(tables.store, second, { "line-1": {} })).toBe("exists");
    expect(await allItems(tables.store)).toEqual(before);
  });

  it("is inserted by exactly one of many at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => insertOrder(tables.store, large(), {})));
    expect(outcomes.filter((outcome) => outcome === "inserted")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "exists")).toHaveLength(4);
  });

  it("is the same content whatever its parcels did since, and another when anything else differs", () => {
    const hash = contentHash(aFrozenOrder());
    const moved = aLine({ shippedAt: "2026-03-03T00:00:00Z", deliveredAt: "2026-03-07T00:00:00Z" });
    expect(contentHash(aFrozenOrder({ lines: [moved] }))).toBe(hash);
    expect(contentHash(aFrozenOrder({ lines: [aLine({ promisedAt: "2026-03-10T00:00:00Z" })] }))).not.toBe(hash);
    expect(contentHash(aFrozenOrder({ placedAt: "2026-03-01T10:00:00Z" }))).not.toBe(hash);
  });

  it("that has not the form which the domain knows is not read but throws", async () => {
    await putItem(tables.store, { pk: "ORDER#order-1", sk: "ORDER", order: { snapshot: {} }, contentHash: "x" });
    await expect(findOrder(tables.store, "order-1")).rejects.toThrow();
  });
});

describe("an order of 200 lines, which takes several transactions", () => {
  it("is kept whole", async () => {
    expect(await insertOrder(tables.store, large(), {})).toBe("inserted");
    expect((await findOrder(tables.store, "order-1"))?.order.units).toHaveLength(200);
    const marks = await unitMarks(tables.store, "order-1", lineIds);
    expect([...marks.keys()].sort()).toEqual([...lineIds].sort());
    const { balances } = await orderBalances(tables.store, "order-1");
    expect(balances.reduce((sum, { refundableMinor }) => sum + refundableMinor, 0)).toBe(200 * 10_000);
  });

  it("is not there while it is interrupted, and there when it is sent again", async () => {
    const crashing = beforeTheLast(tables.store, async () => {
      throw new Error("the process was killed");
    });
    await expect(insertOrder(crashing, large(), {})).rejects.toThrow("killed");
    expect((await allItems(tables.store)).length).toBeGreaterThan(0);
    expect(await findOrder(tables.store, "order-1")).toBeUndefined();
    expect(await insertOrder(tables.store, large(), {})).toBe("inserted");
    expect(await findOrder(tables.store, "order-1")).toBeDefined();
  });

  it("gives nothing back that was claimed while a second import of it was under way", async () => {
    const late = beforeTheLast(tables.store, async () => {
      await insertOrder(tables.store, large(), {});
      await claim("line-1");
    });
    expect(await insertOrder(late, large(), {})).toBe("exists");
    expect((await unitMarks(tables.store, "order-1", ["line-1"])).get("line-1")).toEqual({ 1: "ret-1" });
  });

  it("writes none of its parts once it is there, however late an import comes to them", async () => {
    let isFirst = true;
    const send = async (command: Parameters<Store["client"]["send"]>[0]) => {
      // The first look finds no order; by the first write it is there, and a unit of it claimed.
      if (command instanceof TransactWriteCommand && isFirst) {
        isFirst = false;
        await insertOrder(tables.store, large(), {});
        await claim("line-1");
      }
      return tables.store.client.send(command);
    };
    const late = { ...tables.store, client: { send } as unknown as Store["client"] };
    expect(await insertOrder(late, large(), {})).toBe("exists");
    expect((await unitMarks(tables.store, "order-1", ["line-1"])).get("line-1")).toEqual({ 1: "ret-1" });
  });
});

describe("what carriers say of an order", () => {
  const shipped: DeliveryFacts = { "line-1": { shippedAt: instant("2026-03-03T08:00:00Z") } };
  const delivered: DeliveryFacts = {
    "line-1": { shippedAt: instant("2026-03-03T08:00:00Z"), deliveredAt: instant("2026-03-06T15:00:00Z") },
  };

  it("is nothing at first", async () => {
    expect(await deliveryOf(tables.store, "order-1")).toEqual({});
  });

  it("replaces what was seen, in any order of its parts", async () => {
    await insertOrder(tables.store, aFrozenOrder(), shipped);
    const seen = await deliveryOf(tables.store, "order-1");
    expect(await replaceDelivery(tables.store, "order-1", seen, delivered)).toBe(true);
    const turned = {
      "line-1": { deliveredAt: delivered["line-1"]?.deliveredAt, shippedAt: shipped["line-1"]?.shippedAt },
    };
    expect(await replaceDelivery(tables.store, "order-1", turned as DeliveryFacts, shipped)).toBe(true);
    expect(await deliveryOf(tables.store, "order-1")).toEqual(shipped);
  });

  it("does not replace what changed since it was seen", async () => {
    await insertOrder(tables.store, aFrozenOrder(), shipped);
    expect(await replaceDelivery(tables.store, "order-1", {}, delivered)).toBe(false);
    expect(await deliveryOf(tables.store, "order-1")).toEqual(shipped);
  });

  it("throws what is no lost race", async () => {
    await expect(
      replaceDelivery({ ...tables.store, casesTable: "no-such-table" }, "order-1", {}, {}),
    ).rejects.toThrow();
  });

  it("that has not the form which the domain knows is not read but throws", async () => {
    await putItem(tables.store, {
      pk: "ORDER#order-1",
      sk: "DELIVERY",
      delivery: { "line-1": { deliveredAt: "soon" } },
    });
    await expect(deliveryOf(tables.store, "order-1")).rejects.toThrow();
  });
});
