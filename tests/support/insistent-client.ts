import { setTimeout as sleep } from "node:timers/promises";
import type { Speaker } from "./running-recourse.ts";

/** One command that was answered: what was said, by whom, and what came back. */
export interface Acknowledged {
  readonly speaker: Speaker;
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

interface Heard {
  readonly status: number;
  readonly replayed: boolean;
  readonly answer: unknown;
}

/** A command is said again after so long without an answer; the system restarts in a second or two. */
const AGAIN_MS = 40;

/** Longer than a batch with all its kills: on a slow machine a command may be cut off in each of the system's lives. */
const PATIENCE_MS = 150_000;

/**
 * A client as API guides want it: every command has a key, and is said again with it until there is an answer, whatever happened to
 * the connection. It remembers everything that was acknowledged.
 */
export class InsistentClient {
  readonly acknowledged: Acknowledged[] = [];
  /** Said, and not answered yet. */
  unanswered = 0;
  readonly #url: string;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(url: string) {
    this.#url = url;
  }

  /** Says a command until it is answered. Throws when the answer is a refusal. */
  async say(speaker: Speaker, method: "POST" | "PUT", path: string, key: string, body: object = {}): Promise<unknown> {
    this.unanswered += 1;
    const { status, answer } = await this.insist(() => this.#call(speaker, method, path, key, body));
    this.unanswered -= 1;
    if (status >= 300) throw new Error(`${method} ${path} was refused: ${status} ${JSON.stringify(answer)}`);
    this.acknowledged.push({ speaker, method, path, key, body, status, answer });
    return answer;
  }

  /** Says a command whose answer is signed anew each time until it is answered. */
  async ask(speaker: Speaker, path: string, key: string, body: object): Promise<unknown> {
    return (await this.insist(() => this.#call(speaker, "POST", path, key, body))).answer;
  }

  /** Says an acknowledged command again. */
  again({ speaker, method, path, key, body }: Acknowledged): Promise<Heard> {
    return this.#call(speaker, method, path, key, body);
  }

  async get<Answer>(speaker: Speaker | undefined, path: string): Promise<Answer> {
    const { status, answer } = await this.#call(speaker, "GET", path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer as Answer;
  }

  /** What is there to read now, if only that it is not there. */
  see(speaker: Speaker, path: string): Promise<Heard> {
    return this.#call(speaker, "GET", path);
  }

  /** Does something until it is answered by more than that it is too early. */
  async insist(call: () => Promise<Heard>): Promise<Heard> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const heard = await call();
        // 503: it is starting, and has a Retry-After; retryable: too many changed the case at once.
        const isRetryable = heard.status === 503 || (heard.answer as { retryable?: boolean }).retryable === true;
        if (!isRetryable || Date.now() > until) return heard;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
      await sleep(AGAIN_MS);
    }
  }

  async #call(
    speaker: Speaker | undefined,
    method: string,
    path: string,
    key?: string,
    body?: unknown,
  ): Promise<Heard> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      signal: AbortSignal.timeout(20_000),
      headers: {
        ...(speaker && { authorization: `Bearer ${await this.#token(speaker)}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(method === "POST" && key !== undefined && { "idempotency-key": key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const replayed = response.headers.get("idempotency-replayed") === "true";
    return { status: response.status, replayed, answer: await response.json() };
  }

  // The key that signs tokens outlives a restart, so one token each is enough.
  #token(speaker: Speaker): Promise<string> {
    const known = this.#tokens.get(speaker.subject);
    if (known !== undefined) return known;
    const minted = this.insist(() => this.#call(undefined, "POST", "/_local/tokens", undefined, speaker)).then(
      ({ answer }) => (answer as { token: string }).token,
    );
    this.#tokens.set(speaker.subject, minted);
    return minted;
  }
}
