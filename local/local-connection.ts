import type { DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Pool } from "undici";
import { documentClient } from "../adapters/dynamodb/store.ts";

/** The SDK's client of a database on this machine. */
export interface LocalConnection {
  readonly client: DynamoDBDocumentClient;
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

/** What the SDK tells AWS of its caller, which nobody here listens to. */
const UNHEARD = ["getUserAgentMiddleware", "recursionDetectionMiddleware"];

const textHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const TOKEN = ',"ClientRequestToken":"';

// The database keeps these tokens for ten minutes and walks all of them in each transaction, which soon takes longer than the
// transaction. Nothing here needs them: a transaction that is sent again meets its own command's record.
const withoutToken = (body: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // Inside of a text every quote is escaped, so this can only be the member.
  const start = bytes.lastIndexOf(TOKEN);
  if (start === -1) return body;
  const end = bytes.indexOf('"', start + TOKEN.length) + 1;
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
};

const handlerFor = (pool: Pool): Handler => ({
  handle: async ({ path, headers: { "content-length": _length, ...headers }, body }) => {
    const answer = await pool.request({ path, method: "POST", headers, body: withoutToken(body) });
    const bytes = new Uint8Array(await answer.body.arrayBuffer());
    return { response: { statusCode: answer.statusCode, headers: textHeaders(answer.headers), body: bytes } };
  },
});

/**
 * A client of a DynamoDB-compatible endpoint on this machine. It sends the same requests as every other; only what carries them is plainer:
 * the SDK's way to AWS costs this process more than the database costs the other.
 */
export const openLocalConnection = (endpoint: string): LocalConnection => {
  const pool = new Pool(endpoint, { connections: CONNECTIONS_MAX });
  const url = new URL(endpoint);
  const client = documentClient(
    { endpoint },
    { signer, requestHandler: handlerFor(pool), endpointProvider: () => ({ url }) },
  );
  for (const name of UNHEARD) client.middlewareStack.remove(name);
  return {
    client,
    close: async () => {
      client.destroy();
      await pool.close();
    },
  };
};
