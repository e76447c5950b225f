import {
  GetCommand,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { indexes } from "../../../adapters/dynamodb/table-keys.ts";
import { itemBytes } from "../../../local/bench/item-bytes.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";

// docs/capacity.md rests on the embedded table counting as AWS publishes; each row here is one rule of AWS's developer guide.
const tables = embeddedTables();

const listed = { byBuyer: "BUYER#b-1", openedSort: "2026#c-1" };
const queued = { byQueue: "open", dueSort: "2026#c-1" };

/** An item of about so many bytes. */
const item = (bytes: number, more: object = {}) => {
  const small = { pk: "CASE#c-1", sk: "STATE", filling: "", ...more };
  return { ...small, filling: "x".repeat(bytes - itemBytes(small)) };
};

const put = async (Item: PutCommandInput["Item"]) => {
  const { client, casesTable: TableName } = tables.store;
  const { ConsumedCapacity } = await client.send(
    new PutCommand({ TableName, Item, ReturnConsumedCapacity: "INDEXES" }),
  );
  const onTable = ConsumedCapacity?.Table?.CapacityUnits ?? 0;
  return [onTable, (ConsumedCapacity?.CapacityUnits ?? 0) - onTable];
};

const transacted = async (Item: PutCommandInput["Item"]) => {
  const { client, casesTable: TableName } = tables.store;
  const TransactItems = [{ Put: { TableName, Item } }];
  const answer = await client.send(new TransactWriteCommand({ TransactItems, ReturnConsumedCapacity: "INDEXES" }));
  return answer.ConsumedCapacity?.[0]?.Table?.CapacityUnits;
};

const read = async (ConsistentRead: boolean) => {
  const { client, casesTable: TableName } = tables.store;
  const Key = { pk: "CASE#c-1", sk: "STATE" };
  const answer = await client.send(new GetCommand({ TableName, Key, ConsistentRead, ReturnConsumedCapacity: "TOTAL" }));
  return answer.ConsumedCapacity?.CapacityUnits;
};

describe("a write", () => {
  it.each([
    [100, 1],
    [1_024, 1],
    [1_025, 2],
    [5_120, 5],
    [5_121, 6],
  ])("of %i bytes takes %i units, and twice as many in a transaction", async (bytes, units) => {
    expect(await put(item(bytes))).toEqual([units, 0]);
    expect(await transacted(item(bytes))).toBe(2 * units);
  });

  it("over a larger item takes the larger one's units", async () => {
    await put(item(3_000));
    expect(await put(item(100))).toEqual([3, 0]);
  });

  it.each<[string, object | undefined, object, number]>([
    ["enters an index", undefined, listed, 1],
    ["enters two", undefined, { ...listed, ...queued }, 2],
    ["changes what no index carries", { ...listed, changed: 1 }, { ...listed, changed: 2 }, 0],
    ["changes nothing", listed, listed, 0],
    ["leaves an index", listed, {}, 1],
    ["moves within an index, out and in", queued, { ...queued, dueSort: "2027#c-1" }, 2],
  ])("that %s takes units of the index too", async (_what, before, after, units) => {
    if (before !== undefined) await put(item(900, before));
    expect(await put(item(900, after))).toEqual([1, units]);
  });
});

describe("a read", () => {
  it.each([
    [100, 1],
    [4_096, 1],
    [4_097, 2],
    [9_000, 3],
  ])("of %i bytes takes %i units, and half of that where it may be late", async (bytes, units) => {
    await put(item(bytes));
    expect([await read(true), await read(false)]).toEqual([units, units / 2]);
  });

  it("of nothing takes the least there is", async () => {
    expect([await read(true), await read(false)]).toEqual([1, 0.5]);
  });

  it("of a list adds up its items before it rounds", async () => {
    for (let number = 0; number < 10; number += 1) await put({ ...item(700, listed), pk: `CASE#${number}` });
    const { client, casesTable: TableName } = tables.store;
    const answer = await client.send(
      new QueryCommand({
        TableName,
        IndexName: indexes.byBuyer.name,
        KeyConditionExpression: "byBuyer = :b",
        ExpressionAttributeValues: { ":b": listed.byBuyer },
        ReturnConsumedCapacity: "TOTAL",
      }),
    );
    // Ten keys of some fifty bytes are less than four kilobytes, whatever the cases behind them weigh.
    expect(answer.ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });
});

describe("the size of an item, by which the local outbox is taken off the count", () => {
  it.each<[string, unknown, number]>([
    ["a text in UTF-8", "é", 2],
    ["a number by pairs of digits", 12345, 4],
    ["a number without its zeroes", 1_000_000, 2],
    ["a boolean", true, 1],
    ["nothing", null, 1],
    ["an empty list", [], 3],
    ["a list with one byte more a member", ["a", "b"], 7],
    ["a map with its names", { ab: "c" }, 7],
  ])("counts %s", (_what, value, bytes) => {
    expect(itemBytes({ x: value })).toBe(1 + bytes);
  });
});
