import { createHash } from "node:crypto";
import type { HttpAnswer, HttpRequest } from "../../adapters/http/exchange.ts";
import type { Language } from "../../adapters/policies/language.ts";

/** A document in one of its forms. */
export interface Rendered {
  readonly body?: object;
  readonly text?: string;
  readonly language: Language;
}

// What a client has is asked for again each time, and is not sent again while it is the same.
const CACHING = { "cache-control": "private, no-cache", vary: "accept, accept-language, authorization" };

const holds = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch?.split(",") ?? []).some((one) => ["*", etag].includes(one.trim().replace(/^W\//, "")));

/**
 * A document that is the same for all who may read it, in the form and language that was chosen. Its ETag is a hash of what is
 * sent; who has that already gets 304 and nothing else (RFC 9110, 13.1.2).
 */
export const documentAnswer = (
  { accepts, ifNoneMatch }: Pick<HttpRequest, "accepts" | "ifNoneMatch">,
  { body, text, language }: Rendered,
): HttpAnswer => {
  const etag = `"${createHash("sha256")
    .update(text ?? JSON.stringify(body))
    .digest("base64url")}"`;
  const headers = { ...CACHING, etag, "content-language": language };
  if (holds(ifNoneMatch, etag)) return { status: 304, headers };
  if (text === undefined) return { status: 200, body, headers };
  return { status: 200, text, headers: { ...headers, "content-type": `${accepts}; charset=utf-8` } };
};
