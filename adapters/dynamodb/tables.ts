import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { indexes } from "./table-keys.ts";

/** The tables as plain data: the CDK stack and the embedded database are both built from it. */
export const CASES_TABLE = {
  partitionKey: "pk",
  sortKey: "sk",
  ttl: "expiresAtSeconds",
  indexes: Object.values(indexes),
};

/** Indexes carry keys only: what a list shows is read from the cases, and most changes of a case then touch no index. */
export const INDEX_PROJECTION = "KEYS_ONLY";

/** The money, apart from the cases so that it can have an access boundary and a retention of its own. */
export const LEDGER_TABLE = { partitionKey: "pk", sortKey: "sk", indexes: [] };

const key = (AttributeName: string, KeyType: "HASH" | "RANGE") => ({ AttributeName, KeyType }) as const;
const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" }) as const;

/** What CreateTable needs on a DynamoDB-compatible endpoint; in AWS the CDK stack makes the same tables. */
export const casesTableInput = (tableName: string): CreateTableCommandInput => ({
  TableName: tableName,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [
    text(CASES_TABLE.partitionKey),
    text(CASES_TABLE.sortKey),
    ...new Set(CASES_TABLE.indexes.flatMap(({ partition, sort }) => [partition, sort])),
  ].map((attribute) => (typeof attribute === "string" ? text(attribute) : attribute)),
  KeySchema: [key(CASES_TABLE.partitionKey, "HASH"), key(CASES_TABLE.sortKey, "RANGE")],
  GlobalSecondaryIndexes: CASES_TABLE.indexes.map(({ name, partition, sort }) => ({
    IndexName: name,
    KeySchema: [key(partition, "HASH"), key(sort, "RANGE")],
    Projection: { ProjectionType: INDEX_PROJECTION },
  })),
});

/** As for the cases, without indexes. */
export const ledgerTableInput = (tableName: string): CreateTableCommandInput => ({
  TableName: tableName,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [text(LEDGER_TABLE.partitionKey), text(LEDGER_TABLE.sortKey)],
  KeySchema: [key(LEDGER_TABLE.partitionKey, "HASH"), key(LEDGER_TABLE.sortKey, "RANGE")],
});
