import { createHmac, timingSafeEqual } from "node:crypto";

/** The key at which a list goes on, in the store's own terms. */
export type Cursor = Readonly<Record<string, string>>;

const signature = (secret: string, list: string, body: string): Buffer =>
  createHmac("sha256", secret).update(`${list}\n${body}`).digest();

/** An opaque text for the place in a list; it opens only with the same secret and for the same list. */
export const sealCursor = (secret: string, list: string, key: Cursor): string => {
  const body = Buffer.from(JSON.stringify(key)).toString("base64url");
  return `${body}.${signature(secret, list, body).toString("base64url")}`;
};

/** The place behind a cursor, or undefined when it was not sealed by us for this list. */
export const openCursor = (secret: string, list: string, cursor: string): { readonly key: Cursor } | undefined => {
  const [body, sealed] = cursor.split(".");
  if (body === undefined || sealed === undefined) return undefined;
  const given = Buffer.from(sealed, "base64url");
  const expected = signature(secret, list, body);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return { key: JSON.parse(Buffer.from(body, "base64url").toString("utf8")) };
};
