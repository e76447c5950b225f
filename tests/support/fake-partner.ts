import type { Partner } from "../../adapters/ports/signed-call.ts";

/** One call as it went out. */
export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A partner of the marketplace that answers what the test says, and what it was sent. */
export const fakePartner = (answer: (init: RequestInit) => Promise<Response> | Response) => {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    sent.push({ url: String(url), init, headers: new Headers(init.headers), body: JSON.parse(String(init.body)) });
    return answer(init);
  };
  const partner: Partner = {
    name: "payments",
    url: "https://payments.example/v1",
    secret: async () => "a shared secret",
    fetch,
  };
  return { partner, sent };
};

/** A partner that always answers this JSON. */
export const answering = (body: unknown, status = 200) => fakePartner(() => Response.json(body, { status }));
