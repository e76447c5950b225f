import { createHmac, timingSafeEqual } from "node:crypto";

/** The key at which a list goes on, in the store's own terms. */
export type Cursor = Readonly<Record<string, string>>;

const sealed = (secret: string, list: string, body: string): string =>
  `${body}.${createHmac("sha256", secret).update(`${list}\n${body}`).digest("base64url")}`;

/** An opaque text for the place in a list; it opens only with the same secret and for the same list. */
export const sealCursor = (secret: string, list: string, key: Cursor): string =>
  sealed(secret, list, Buffer.from(JSON.stringify(key)).toString("base64url"));

/** The place behind a cursor, or undefined when it is not, byte for byte, what we sealed for this list. */
export const openCursor = (secret: string, list: string, cursor: string): { readonly key: Cursor } | undefined => {
  const [body = ""] = cursor.split(".", 1);
  // Compared as text: base64url reads many texts as the same bytes.
  const given = Buffer.from(cursor);
  const expected = Buffer.from(sealed(secret, list, body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return { key: JSON.parse(Buffer.from(body, "base64url").toString("utf8")) };
};
