import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { documentClient, type Store } from "../../adapters/dynamodb/store.ts";
import { casesTableInput, ledgerTableInput } from "../../adapters/dynamodb/tables.ts";
import { inMemory } from "../../local/data-place.ts";
import { type EmbeddedDynamoDb, startEmbeddedDynamoDb } from "../../local/embedded-dynamodb.ts";

/** The store of the running test: two empty tables of its own, so that no test meets another's items. */
export interface EmbeddedTables {
  readonly store: Store;
}

/** Starts the embedded database once for a test file (40 ms), and makes it two new tables before each test (1 ms). */
export const embeddedTables = (): EmbeddedTables => {
  let database: EmbeddedDynamoDb;
  let store: Store;
  let pairs = 0;
  beforeAll(async () => {
    database = await startEmbeddedDynamoDb(inMemory(), (why) => {
      throw new Error(why);
    });
    store = { client: documentClient({ endpoint: database.endpoint }), casesTable: "", ledgerTable: "" };
  });
  beforeEach(async () => {
    pairs += 1;
    store = { client: store.client, casesTable: `cases-${pairs}`, ledgerTable: `ledger-${pairs}` };
    await store.client.send(new CreateTableCommand(casesTableInput(store.casesTable)));
    await store.client.send(new CreateTableCommand(ledgerTableInput(store.ledgerTable)));
  });
  afterAll(async () => {
    store.client.destroy();
    await database.stop();
  });
  return {
    get store() {
      return store;
    },
  };
};
