import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The two tables and the client that reaches them; every function of this folder takes it first. */
export interface Store {
  readonly client: DynamoDBDocumentClient;
  readonly casesTable: string;
  readonly ledgerTable: string;
}

/** Where the tables are; `endpoint` is only given for a DynamoDB-compatible server on this machine. */
export interface StoreLocation {
  readonly casesTable: string;
  readonly ledgerTable: string;
  readonly endpoint?: string;
  readonly region?: string;
}

// A local endpoint signs nothing, yet the SDK insists on credentials.
const localCredentials = { accessKeyId: "local", secretAccessKey: "local" };

/** What else carries the requests, where it is not the SDK's own way to AWS. */
export type Connection = Pick<DynamoDBClientConfig, "requestHandler" | "signer" | "endpointProvider">;

/** The SDK's own client for a location; absent members are left out of items, never written as null. */
export const documentClient = (
  { endpoint, region }: Pick<StoreLocation, "endpoint" | "region">,
  connection: Connection = {},
): DynamoDBDocumentClient => {
  const client = new DynamoDBClient({
    ...connection,
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint, region: region ?? "local", credentials: localCredentials }),
  });
  // It walks every request and answer for a log that nobody has asked for.
  client.middlewareStack.remove("loggerMiddleware");
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
};

/** Opens the tables at a location. */
export const openStore = (location: StoreLocation): Store => ({
  client: documentClient(location),
  casesTable: location.casesTable,
  ledgerTable: location.ledgerTable,
});
