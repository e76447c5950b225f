import { createHash, createHmac } from "node:crypto";

/** Who signs, for what, from when and for how long. */
export interface GetToSign {
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
  readonly region: string;
  /** The bucket's own host, e.g. `photos.s3.eu-west-1.amazonaws.com`. */
  readonly host: string;
  readonly key: string;
  /** What S3 says of the file when it answers, e.g. `response-content-type`. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly now: Date;
}

const ALGORITHM = "AWS4-HMAC-SHA256";

// AWS escapes what RFC 3986 reserves, which is more than encodeURIComponent does.
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

const signingKey = (secret: string, day: string, region: string): Buffer =>
  ["s3", "aws4_request"].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region));

/**
 * A link that lets whoever has it get one object for a while: Signature Version 4 in the query ("Authenticating Requests: Using
 * Query Parameters", Amazon S3 API Reference). Signing asks nobody; S3 checks the signer's rights when the link is used.
 */
export const presignedGet = ({ credentials, region, host, key, overrides, seconds, now }: GetToSign): string => {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = stamp.slice(0, "20260310".length);
  const scope = `${day}/${region}/s3/aws4_request`;
  const query = {
    "X-Amz-Algorithm": ALGORITHM,
    "X-Amz-Credential": `${credentials.accessKeyId}/${scope}`,
    "X-Amz-Date": stamp,
    "X-Amz-Expires": String(seconds),
    "X-Amz-SignedHeaders": "host",
    ...(credentials.sessionToken === undefined ? {} : { "X-Amz-Security-Token": credentials.sessionToken }),
    ...overrides,
  };
  const path = `/${key.split("/").map(escaped).join("/")}`;
  const parameters = Object.entries(query)
    .map(([name, value]) => [escaped(name), escaped(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join("="))
    .join("&");
  const request = ["GET", path, parameters, `host:${host}`, "", "host", "UNSIGNED-PAYLOAD"].join("\n");
  const hashed = createHash("sha256").update(request).digest("hex");
  const toSign = [ALGORITHM, stamp, scope, hashed].join("\n");
  const signature = hmac(signingKey(credentials.secretAccessKey, day, region), toSign).toString("hex");
  return `https://${host}${path}?${parameters}&X-Amz-Signature=${signature}`;
};
