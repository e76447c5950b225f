import { createHmac } from "node:crypto";
import type * as z from "zod";
import { UpstreamFailure } from "./upstream-failure.ts";

/** A system of the marketplace that we call over HTTPS, and the secret that proves it is us. */
export interface Partner {
  readonly name: string;
  readonly url: string;
  secret(): Promise<string>;
  /** Replaceable for tests. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Longer than a payment provider needs to answer, shorter than the Lambda's own limit, so that a time-out is ours to record. */
const TIMEOUT_MS = 10_000;

const signature = (secret: string, body: string): string => createHmac("sha256", secret).update(body).digest("hex");

interface Reply {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
}

// An answer that breaks off is no answer: the whole of it must arrive in time.
const reach = async (
  { name, url, secret, fetch = globalThis.fetch }: Partner,
  path: string,
  key: string,
  body: string,
): Promise<Reply> => {
  const signed = signature(await secret(), body);
  try {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": key,
        "recourse-signature": `sha256=${signed}`,
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch (cause) {
    throw new UpstreamFailure(name, "no answer", { retryable: true, cause });
  }
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Posts JSON to a partner, signed with HMAC-SHA256 and keyed for idempotency, and checks the answer's form. Throws
 * UpstreamFailure: retryable for no answer, 429 and 5xx; not for anything else that is no success.
 */
export const signedCall = async <Answer>(
  partner: Partner,
  path: `/${string}`,
  { key, body, answer }: { readonly key: string; readonly body: unknown; readonly answer: z.ZodType<Answer> },
): Promise<Answer> => {
  const { status, ok, text } = await reach(partner, path, key, JSON.stringify(body));
  if (!ok)
    throw new UpstreamFailure(partner.name, `answered ${status}`, { retryable: status === 429 || status >= 500 });
  const parsed = answer.safeParse(jsonOf(text));
  if (!parsed.success) throw new UpstreamFailure(partner.name, "answered in another form", { retryable: false });
  return parsed.data;
};
