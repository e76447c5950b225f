import { performance } from "node:perf_hooks";
import { type Failures, failuresAmong, showFailures } from "./answers.ts";
import { atOnce } from "./at-once.ts";
import { type Latency, latencyOf } from "./latency.ts";
import type { MeasuredRuntime } from "./measured-runtime.ts";
import type { Answered, Ready } from "./wire.ts";

/** Requests of one kind and nothing else, sent by so many at once. */
export interface Burst extends Latency, Failures {
  readonly requestsPerSecond: number;
}

/** Sends requests that were made ahead; from the first one sent to the last one answered. */
export const burstOf = async (
  runtime: MeasuredRuntime,
  concurrency: number,
  what: string,
  requests: readonly Ready[],
): Promise<{ readonly burst: Burst; readonly answers: readonly Answered[] }> => {
  const wire = runtime.connect(concurrency);
  const startedMs = performance.now();
  const answers = await atOnce(concurrency, requests, wire.send);
  const tookMs = performance.now() - startedMs;
  wire.close();
  showFailures(what, answers);
  const millis = answers.map((answer) => answer.millis);
  const requestsPerSecond = (answers.length * 1000) / tookMs;
  return {
    burst: { ...latencyOf(concurrency, what, millis), requestsPerSecond, ...failuresAmong(answers) },
    answers,
  };
};
