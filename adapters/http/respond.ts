import type { Refusal } from "../../domain/kernel/refusal.ts";
import type { Executed } from "../dynamodb/execute.ts";
import { keyReused } from "./answer-once.ts";
import type { HttpAnswer } from "./exchange.ts";
import { Problem, problemOfRefusal } from "./problem.ts";

/** What a command's record keeps: enough to give the same answer again. */
export interface RememberedAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly version: number;
}

/** Seconds after which a client that lost every race should try again. */
const RETRY_AFTER_SECONDS = 1;

/** The problem of a client that lost every race. */
export const concurrentChange = (): Problem =>
  new Problem("concurrent-change", "Send the same request again, with the same key.", {
    retryable: true,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });

/** An executed command as an HTTP answer; whatever was not accepted is a problem. */
export const respond = (executed: Executed<unknown, Refusal>): HttpAnswer => {
  switch (executed.outcome) {
    case "accepted": {
      const { status, body, version } = executed.answer as RememberedAnswer;
      const replayed = executed.replayed ? { "idempotency-replayed": "true" } : {};
      return { status, body, headers: { etag: `"${version}"`, ...replayed } };
    }
    case "refused":
      throw problemOfRefusal(executed.refusal);
    case "key_reused":
      throw keyReused(executed.firstUsedAt);
    case "stale":
      throw new Problem("version-mismatch", "Read the case again and decide on its current version.", {
        current: executed.currentVersion,
      });
    case "contended":
      throw concurrentChange();
  }
};
