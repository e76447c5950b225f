import type { DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { Pool } from "undici";

/** How the SDK's client of a database on this machine reaches it. */
export interface LocalConnection {
  readonly config: { readonly requestHandler: Handler; readonly signer: Signer };
  close(): Promise<void>;
}

type Handler = Pick<DynamoDBClient["config"]["requestHandler"], "handle">;
type Signer = Extract<NonNullable<DynamoDBClientConfig["signer"]>, { sign: unknown }>;

/** More than are ever under way at once; further ones wait for a free socket. */
const CONNECTIONS_MAX = 64;

const HEADERS = {
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20000101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
  "x-amz-date": "20000101T000000Z",
};

// Such a database asks for a signature's form and never checks it. Making a real one took a quarter of each call's time.
const signer: Signer = {
  sign: async (request) => {
    Object.assign(request.headers, HEADERS);
    return request;
  },
};

const textHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** A connection to a DynamoDB-compatible endpoint on this machine. It carries the SDK's requests as they are. */
export const openLocalConnection = (endpoint: string): LocalConnection => {
  const pool = new Pool(endpoint, { connections: CONNECTIONS_MAX });
  const requestHandler: Handler = {
    handle: async ({ path, headers, body }) => {
      const answer = await pool.request({ path, method: "POST", headers, body });
      const bytes = new Uint8Array(await answer.body.arrayBuffer());
      return { response: { statusCode: answer.statusCode, headers: textHeaders(answer.headers), body: bytes } };
    },
  };
  return { config: { signer, requestHandler }, close: () => pool.close() };
};
