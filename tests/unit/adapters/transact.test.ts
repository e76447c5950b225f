import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import { transact, type Write } from "../../../adapters/dynamodb/transaction.ts";
import { mockedStore } from "../../support/mocked-store.ts";

const { dynamoDb, store } = mockedStore();
beforeEach(() => dynamoDb.reset());

const write = (pk: string, meaning?: string): Write<string> => ({
  item: { Put: { TableName: "cases", Item: { pk, sk: "X" } } },
  ...(meaning === undefined ? {} : { whenRefused: (found) => `${meaning}, found ${JSON.stringify(found)}` }),
});

const cancelled = (...reasons: readonly (string | CancellationReason)[]) =>
  new TransactionCanceledException({
    message: "Transaction cancelled",
    $metadata: {},
    CancellationReasons: reasons.map((reason) => (typeof reason === "string" ? { Code: reason } : reason)),
  });

const answered = (error: Error, ...writes: readonly Write<string>[]) => {
  dynamoDb.on(TransactWriteCommand).rejects(error);
  return transact(store, writes);
};

describe("a transaction", () => {
  it("sends its writes in their order and says that they are written", async () => {
    dynamoDb.on(TransactWriteCommand).resolves({});
    expect(await transact(store, [write("a"), write("b", "taken")])).toEqual({ outcome: "written" });
    const [call] = dynamoDb.commandCalls(TransactWriteCommand);
    expect(call?.args[0].input.TransactItems).toEqual([write("a").item, write("b").item]);
  });

  it("with more than a hundred writes is a bug and is not sent", async () => {
    const writes = Array.from({ length: 101 }, (_, index) => write(`${index}`));
    await expect(transact(store, writes)).rejects.toThrow("at most 100 writes, not 101");
    expect(dynamoDb.calls()).toEqual([]);
  });
});

describe("a cancelled transaction", () => {
  const writes = [write("a", "first taken"), write("b", "second taken"), write("c")];

  it.each([
    ["the first write", ["ConditionalCheckFailed", "None", "None"], "first taken"],
    ["the second write", ["None", "ConditionalCheckFailed", "None"], "second taken"],
    ["the first of two", ["ConditionalCheckFailed", "ConditionalCheckFailed", "None"], "first taken"],
    ["a refused one rather than a contended one", ["TransactionConflict", "ConditionalCheckFailed", "None"], "second"],
  ])("means what %s says", async (_which, reasons, failure) => {
    expect(await answered(cancelled(...reasons), ...writes)).toEqual({
      outcome: "refused",
      failure: expect.stringContaining(failure),
    });
  });

  it("hands the item that was there to its meaning, as plain values", async () => {
    const reason = { Code: "ConditionalCheckFailed", Item: { pk: { S: "a" }, units: { M: { 1: { S: "ret-1" } } } } };
    expect(await answered(cancelled(reason, "None", "None"), ...writes)).toMatchObject({
      failure: 'first taken, found {"pk":"a","units":{"1":"ret-1"}}',
    });
  });

  it.each([
    ["another transaction", ["None", "TransactionConflict", "None"]],
    ["a throttle", ["ThrottlingError", "None", "None"]],
    ["too little throughput", ["None", "None", "ProvisionedThroughputExceeded"]],
  ])("because of %s may be tried again", async (_why, reasons) => {
    expect(await answered(cancelled(...reasons), ...writes)).toEqual({ outcome: "contended" });
  });

  it.each([
    ["a condition that must never fail", cancelled("None", "None", "ConditionalCheckFailed")],
    ["a write that is not valid", cancelled("ValidationError", "None", "None")],
    ["a reason that nobody gives", cancelled("None", "None", "None")],
    ["no reasons at all", new TransactionCanceledException({ message: "?", $metadata: {} })],
    ["an error of another kind", new Error("the network is gone")],
  ])("because of %s is thrown on", async (_why, error) => {
    await expect(answered(error, ...writes)).rejects.toBe(error);
  });
});
