import { READY_IDENTITIES, type ReadyName } from "../../../local/identity/ready-identities.ts";
import type { Recourse } from "../../../local/recourse.ts";

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into answers of every shape; a wrong path shows as undefined in the assertion.
  readonly body: Record<string, unknown>;
}

/** Calls over the wire as one of the ready identities, or as nobody. */
export const clientOf = async ({ url, issuer }: Pick<Recourse, "url" | "issuer">, who?: ReadyName) => {
  const token = who && (await issuer.mint(READY_IDENTITIES[who]));
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    const answered: Answered = {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== "" ? JSON.parse(text) : { text },
    };
    return answered;
  };
  return {
    get: (path: string, headers?: Record<string, string>) => call("GET", path, undefined, headers),
    put: (path: string, body: unknown) => call("PUT", path, body),
    post: (path: string, body: unknown, key?: string) =>
      call("POST", path, body, key === undefined ? {} : { "idempotency-key": key }),
    call,
  };
};
