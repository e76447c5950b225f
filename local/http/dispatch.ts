import { Problem } from "../../adapters/http/problem.ts";
import type { Log } from "../../adapters/runtime/log.ts";
import { type LocalAnswer, type LocalRequest, type LocalRow, problemOf } from "./exchange.ts";
import { ClientGone } from "./read-body.ts";
import { createRowTable, decodedPath } from "./row-table.ts";

/** A request whose body is still to come: it is read only once somebody is there who wants it. */
export type Incoming = Omit<LocalRequest, "body"> & { readBody(bytesMax: number): Promise<Buffer> };

export type Dispatch = (incoming: Incoming) => Promise<LocalAnswer>;

/** Bodies of requests that expect none to speak of. */
const BODY_BYTES_MAX = 64 * 1024;

const failed = (error: unknown, requestId: string, log: Log): LocalAnswer => {
  if (!(error instanceof Problem)) {
    log.error("request failed", { requestId, error: error instanceof Error ? error.stack : String(error) });
    return problemOf(new Problem("internal-error", "Quote the instance when you report it."), requestId);
  }
  const answer = problemOf(error, requestId);
  const { allow } = error.facts;
  return Array.isArray(allow) ? { ...answer, headers: { ...answer.headers, allow: allow.join(", ") } } : answer;
};

/** Finds who answers a request and lets them; whatever goes wrong on the way is answered by a problem document. Throws `ClientGone` alone. */
export const createDispatch = (rows: readonly LocalRow[], log: Log): Dispatch => {
  const find = createRowTable(rows);
  return async ({ readBody, ...incoming }) => {
    try {
      const { row, params } = find(incoming.method, decodedPath(incoming.path));
      const body = await readBody(row.bodyBytesMax ?? BODY_BYTES_MAX);
      return await row.handle({ ...incoming, body }, params);
    } catch (error) {
      if (error instanceof ClientGone) throw error;
      return failed(error, incoming.requestId, log);
    }
  };
};
