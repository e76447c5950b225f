import type { Actor } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { AnswerMedia, TokenRole } from "./route.ts";

/** Who calls, as the token says; a seller's token also says for which seller. */
export interface Caller extends Actor {
  readonly role: TokenRole;
  readonly sellerId?: string | undefined;
}

/** A request whose form has been checked: body and query are what the route's schemas made of them. */
export interface HttpRequest<Body = unknown, Query = unknown> {
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly at: Instant;
  /** Present on every POST that changes something. */
  readonly idempotencyKey: string | undefined;
  /** Names the command in the store: author, key. */
  readonly commandId: string;
  /** Of what was asked, so that a key which is used again for something else is noticed; empty for a read. */
  readonly requestHash: string;
  readonly expectedVersion: number | undefined;
  readonly language: string;
  /** In which of the route's forms to answer. */
  readonly accepts: AnswerMedia;
  /** The ETag of what the caller has already, as sent. */
  readonly ifNoneMatch: string | undefined;
  readonly requestId: string;
}

/** What a handler answers: a body, which is sent as JSON, or a text, which is sent as it is under its own content-type. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
