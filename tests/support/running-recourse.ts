import type { Instant } from "../../domain/kernel/instant.ts";
import { instant } from "../../domain/kernel/instant.ts";
import { composition } from "../../local/composition.ts";
import type { RecourseOptions } from "../../local/options.ts";
import { type Recourse, startRecourse } from "../../local/recourse.ts";
import type { ExecutionDescription } from "../../local/state-machines/descriptions.ts";
import { anOrderInput, type OrderInput } from "./orders.ts";

/** Who speaks: the roles of the API, with the ids that the tests' orders use. */
export type Speaker = {
  readonly role: "buyer" | "seller" | "agent" | "senior_agent" | "platform";
  readonly subject: string;
  readonly sellerId?: string;
};

export const buyer: Speaker = { role: "buyer", subject: "buyer-1" };
export const otherBuyer: Speaker = { role: "buyer", subject: "buyer-2" };
export const seller: Speaker = { role: "seller", subject: "clerk-1", sellerId: "seller-1" };
export const otherSeller: Speaker = { role: "seller", subject: "clerk-2", sellerId: "seller-2" };
export const agent: Speaker = { role: "agent", subject: "agent-1" };
export const otherAgent: Speaker = { role: "agent", subject: "agent-2" };
export const senior: Speaker = { role: "senior_agent", subject: "senior-1" };
export const platform: Speaker = { role: "platform", subject: "shop" };

/** An answer with its parts at hand; a test says which body it expects and asserts what it needs. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** What a test may say besides body and speaker. */
export interface Extra {
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly raw?: string;
}

/** A running system with the few verbs that stories are told in. */
export class Story {
  readonly recourse: Recourse;
  readonly #tokens = new Map<string, string>();
  #calls = 0;

  constructor(recourse: Recourse) {
    this.recourse = recourse;
  }

  async token(speaker: Speaker): Promise<string> {
    const known = this.#tokens.get(`${speaker.role}:${speaker.subject}`);
    if (known !== undefined) return known;
    const token = await this.recourse.issuer.mint(speaker, 3600);
    this.#tokens.set(`${speaker.role}:${speaker.subject}`, token);
    return token;
  }

  async call<Body = Record<string, unknown>>(
    speaker: Speaker | null,
    method: string,
    path: string,
    body?: unknown,
    extra: Extra = {},
  ): Promise<Answer<Body>> {
    this.#calls += 1;
    const key = extra.key === undefined ? `call-${this.#calls}` : extra.key;
    const response = await fetch(`${this.recourse.url}${path}`, {
      method,
      headers: {
        ...(speaker === null ? {} : { authorization: `Bearer ${await this.token(speaker)}` }),
        ...(body === undefined && extra.raw === undefined ? {} : { "content-type": "application/json" }),
        ...(method === "POST" && key !== null ? { "idempotency-key": key } : {}),
        ...extra.headers,
      },
      ...(extra.raw === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: extra.raw }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text === "" ? "{}" : text) };
  }

  get<Body = Record<string, unknown>>(speaker: Speaker | null, path: string, extra?: Extra): Promise<Answer<Body>> {
    return this.call<Body>(speaker, "GET", path, undefined, extra);
  }

  post<Body = Record<string, unknown>>(
    speaker: Speaker | null,
    path: string,
    body: unknown = {},
    extra?: Extra,
  ): Promise<Answer<Body>> {
    return this.call<Body>(speaker, "POST", path, body, extra);
  }

  /** Lets everything happen that follows from what was said, at this instant. */
  async rest(): Promise<void> {
    await this.recourse.idle();
  }

  /** Moves time on, letting everything on the way happen. */
  async pass(duration: string): Promise<void> {
    await this.recourse.clock.advance(duration);
  }

  /** Hands in an order of the tests' buyer, delivered unless said otherwise. */
  async order(overrides: Partial<OrderInput> = {}): Promise<OrderInput> {
    const order = anOrderInput(overrides);
    const put = await this.call(platform, "PUT", `/platform/v1/orders/${order.orderId}`, order);
    if (put.status !== 200) throw new Error(`the order was refused: ${JSON.stringify(put.body)}`);
    return order;
  }
}

/** Starts the whole system in memory with time standing still. */
export const startStory = async (options: Partial<RecourseOptions> & { startAt?: Instant } = {}): Promise<Story> =>
  new Story(
    await startRecourse({
      ...composition,
      startAt: instant("2026-03-10T12:00:00Z"),
      seed: 1,
      logLevel: "quiet",
      ...options,
    } as RecourseOptions),
  );

/** The executions of cases themselves: their parties are asked how it went for days after a case is over. */
export const caseExecutions = (
  { engine }: Pick<Recourse, "engine">,
  filter: { readonly status?: "RUNNING" | "FAILED" } = {},
): readonly ExecutionDescription[] =>
  (["return", "refund"] as const).flatMap((stateMachine) => engine.listExecutions({ ...filter, stateMachine }));
