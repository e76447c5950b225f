import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import type { Store } from "../../adapters/dynamodb/store.ts";
import { documentClient } from "../../adapters/dynamodb/store.ts";

/** A store whose calls to AWS are answered by the test; reset the mock before each. */
export const mockedStore = () => {
  const dynamoDb = mockClient(DynamoDBDocumentClient);
  const store: Store = {
    client: documentClient({ endpoint: "http://127.0.0.1:9" }),
    casesTable: "cases",
    ledgerTable: "ledger",
  };
  return { dynamoDb, store };
};
