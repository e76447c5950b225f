import { PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { caseKeys } from "../../../adapters/dynamodb/table-keys.ts";
import { inMemory } from "../../../local/data-place.ts";
import { type EmbeddedDynamoDb, startEmbeddedDynamoDb } from "../../../local/embedded-dynamodb.ts";
import { type LocalConnection, openLocalConnection } from "../../../local/local-connection.ts";
import { ensureTables, LOCAL_TABLES } from "../../../local/tables.ts";
import { itemAt } from "../../support/table-items.ts";

let database: EmbeddedDynamoDb;
let connection: LocalConnection;
beforeAll(async () => {
  database = await startEmbeddedDynamoDb(inMemory(), (why) => {
    throw new Error(why);
  });
  connection = openLocalConnection(database.endpoint);
  await ensureTables(connection.client, { fresh: false });
});
afterAll(async () => {
  await connection.close();
  await database.stop();
});

const TableName = LOCAL_TABLES.casesTable;
const store = () => ({ client: connection.client, ...LOCAL_TABLES });

it("carries what people write as it is, also where it looks like a part of the request", async () => {
  const words = 'é 안녕 "\\","ClientRequestToken":"x"} \u0000 \u2028';
  const Item = { ...caseKeys.text("c-1", "t-1"), words };
  await connection.client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item } }] }));
  expect(await itemAt(store(), caseKeys.text("c-1", "t-1"))).toEqual(Item);
});

it("tells a failed condition from a lost database", async () => {
  const put = () =>
    connection.client.send(
      new PutCommand({ TableName, Item: caseKeys.state("c-1"), ConditionExpression: "attribute_not_exists(pk)" }),
    );
  await put();
  await expect(put()).rejects.toMatchObject({ name: "ConditionalCheckFailedException" });
  const nobody = openLocalConnection("http://127.0.0.1:1");
  await expect(nobody.client.send(new PutCommand({ TableName, Item: caseKeys.state("c-2") }))).rejects.toThrow();
  await nobody.close();
});
