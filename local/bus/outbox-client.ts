import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient, TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { keptItemOf, type OutboxItem, outboxItemOf } from "./outbox-item.ts";

export interface OutboxWatch {
  readonly tableName: string;
  nowMs(): number;
  /** The transaction is in the table, its events are not yet on the bus. */
  committed(item: OutboxItem): void;
  /** The transaction may be in the table; only a look into it can tell. */
  unknown(): void;
}

const isTransaction = (input: object): input is TransactWriteCommandInput => "TransactItems" in input;

/**
 * Makes a client put the events of each transaction into the outbox in that same transaction, and tell the bus afterwards. One of
 * DynamoDB's hundred actions a transaction is taken for it, on this machine only.
 */
export const watchCommits = (client: DynamoDBDocumentClient, watch: OutboxWatch): void => {
  client.middlewareStack.add(
    (next) => async (args) => {
      const { input } = args;
      if (!isTransaction(input)) return next(args);
      const item = outboxItemOf(input.TransactItems ?? [], watch.nowMs());
      if (item === undefined) return next(args);
      const put = { Put: { TableName: watch.tableName, Item: keptItemOf(item) } };
      try {
        const output = await next({
          ...args,
          input: { ...input, TransactItems: [...(input.TransactItems ?? []), put] },
        });
        watch.committed(item);
        return output;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) watch.unknown();
        throw error;
      }
    },
    { step: "initialize", priority: "high", name: "recourseOutbox" },
  );
};
