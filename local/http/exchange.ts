import type { HttpAnswer } from "../../adapters/http/exchange.ts";
import { type Problem, problemAnswer } from "../../adapters/http/problem.ts";

/** A request as it came over the wire, its body whole. */
export interface LocalRequest {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  /** Without the question mark. */
  readonly search: string;
  /** Lower-case names; repeated ones joined by commas, as API Gateway does. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** From our own sandbox, as a consequence of something that already happens. */
  readonly isOurOwn: boolean;
  readonly requestId: string;
}

/** An answer ready for the wire. */
export interface LocalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Answers a request whose path matched, with the path's decoded parameters. */
export type LocalHandler = (request: LocalRequest, params: Readonly<Record<string, string>>) => Promise<LocalAnswer>;

/** What can be asked for: a method, a path with `{parameters}`, and who answers. */
export interface LocalRow {
  readonly method: string;
  readonly path: string;
  readonly handle: LocalHandler;
  /** Largest body; what is larger is refused before it is handed on. */
  readonly bodyBytesMax?: number;
}

/** A JSON answer for the wire. */
export const jsonAnswer = ({ status, body, headers }: HttpAnswer): LocalAnswer => ({
  status,
  headers: { "cache-control": "no-store", "content-type": "application/json", ...headers },
  body: body === undefined ? "" : `${JSON.stringify(body, undefined, 2)}\n`,
});

/** A problem document for the wire. */
export const problemOf = (problem: Problem, requestId: string): LocalAnswer =>
  jsonAnswer(problemAnswer(problem, requestId));

/** Text for the wire. */
export const textAnswer = (body: string, contentType = "text/plain; charset=utf-8"): LocalAnswer => ({
  status: 200,
  headers: { "content-type": contentType, "x-content-type-options": "nosniff" },
  body,
});
