import { BatchGetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import { queryAll } from "../../../adapters/dynamodb/query-all.ts";
import { unitMarks } from "../../../adapters/dynamodb/unit-marks.ts";
import { mockedStore } from "../../support/mocked-store.ts";

const { dynamoDb, store } = mockedStore();
beforeEach(() => dynamoDb.reset());

type Key = { pk: string; sk: string };

const keysOf = (call: { readonly args: readonly [BatchGetCommand, ...unknown[]] }): readonly Key[] =>
  (call.args[0].input.RequestItems?.cases?.Keys ?? []) as Key[];

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line-${index + 1}`);

describe("the marks of units", () => {
  it("are asked for again where DynamoDB left keys unprocessed, and for nothing else", async () => {
    const item = (lineId: string, units: object) => ({ pk: "ORDER#order-1", sk: `LINE#${lineId}`, units });
    const left = [{ pk: "ORDER#order-1", sk: "LINE#line-2" }];
    dynamoDb
      .on(BatchGetCommand)
      .resolvesOnce({
        Responses: { cases: [item("line-1", { 1: "ret-1" })] },
        UnprocessedKeys: { cases: { Keys: left } },
      })
      .resolvesOnce({ UnprocessedKeys: { cases: { Keys: left } } })
      .resolvesOnce({ Responses: { cases: [item("line-2", {})] }, UnprocessedKeys: {} });
    expect(await unitMarks(store, "order-1", lines(2))).toEqual(
      new Map([
        ["line-1", { 1: "ret-1" }],
        ["line-2", {}],
      ]),
    );
    expect(dynamoDb.commandCalls(BatchGetCommand).map(keysOf)).toEqual([
      [{ pk: "ORDER#order-1", sk: "LINE#line-1" }, ...left],
      left,
      left,
    ]);
  });

  it.each([
    [0, []],
    [1, [1]],
    [100, [100]],
    [101, [100, 1]],
    [200, [100, 100]],
  ])("of %i lines are read a hundred at a time, consistently", async (count, sizes) => {
    dynamoDb.on(BatchGetCommand).resolves({});
    await unitMarks(store, "order-1", lines(count));
    const calls = dynamoDb.commandCalls(BatchGetCommand);
    expect(calls.map((call) => keysOf(call).length)).toEqual(sizes);
    expect(calls.every(({ args }) => args[0].input.RequestItems?.cases?.ConsistentRead)).toBe(true);
  });
});

describe("a partition", () => {
  it("is read page after page, each from where the one before ended", async () => {
    const next = { pk: "p", sk: "2" };
    dynamoDb
      .on(QueryCommand)
      .resolvesOnce({ Items: [{ sk: "1" }, { sk: "2" }], LastEvaluatedKey: next })
      .resolvesOnce({ LastEvaluatedKey: next })
      .resolvesOnce({ Items: [{ sk: "3" }] });
    const input = { TableName: "cases", KeyConditionExpression: "pk = :pk" };
    expect(await queryAll(store, input)).toEqual([{ sk: "1" }, { sk: "2" }, { sk: "3" }]);
    expect(dynamoDb.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExclusiveStartKey)).toEqual([
      undefined,
      next,
      next,
    ]);
  });
});
