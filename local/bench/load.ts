import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import type { Recourse } from "../recourse.ts";
import { buyerOf, platform, seller } from "./life.ts";
import type { Orders, Seen } from "./load-worker.ts";
import type { Stand } from "./stand.ts";

/** Requests of one kind at one concurrency. */
export interface Latency {
  readonly concurrency: number;
  readonly what: string;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** All lives at one concurrency. */
export interface Throughput {
  readonly concurrency: number;
  readonly lives: number;
  readonly requestsPerSecond: number;
  /** From the first request to the last refund paid, reactions, processes and webhooks included. */
  readonly completePerSecond: number;
  readonly failures: number;
}

export interface Load {
  readonly throughput: Throughput;
  readonly latencies: readonly Latency[];
}

/** The smallest of the numbers that so many percent of them do not exceed (nearest rank). */
export const percentile = (numbers: readonly number[], percent: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((numbers.length * percent) / 100) - 1)] ?? Number.NaN;

const tokensFor = async ({ issuer }: Recourse, firstNumber: number, lives: number) => {
  const buyers = Array.from({ length: lives }, (_, index) => buyerOf(firstNumber + index));
  const named = [platform, seller, ...buyers].map(async (who) => [who.subject, await issuer.mint(who)] as const);
  return Object.fromEntries(await Promise.all(named));
};

/** Within a day the payment provider has sent its word on every refund. */
const END = "P1D";

/** So many parties at once live whole returns over HTTP, from a thread of their own, and the refunds are paid. */
export const loadAt = async (
  { recourse }: Stand,
  concurrency: number,
  firstNumber: number,
  lives: number,
): Promise<Load> => {
  const tokens = await tokensFor(recourse, firstNumber, lives);
  const orders: Orders = { url: recourse.url, firstNumber, lives, concurrency, at: recourse.clock.now(), tokens };
  const worker = new Worker(new URL("./load-worker.ts", import.meta.url), { workerData: orders });
  await once(worker, "message");
  await recourse.idle();
  const startedMs = performance.now();
  const [seen] = (await once(worker, "message")) as [Seen];
  const answeredMs = performance.now() - startedMs;
  await recourse.idle();
  await recourse.clock.advance(END);
  await recourse.idle();
  const completeMs = performance.now() - startedMs;
  if (seen.failures.length > 0) process.stderr.write(`${seen.failures.slice(0, 3).join("\n")}\n`);
  const timed = Object.entries(seen.millis).filter(([what]) => what !== "hand in an order");
  const requests = timed.reduce((sum, [, times]) => sum + times.length, 0);
  return {
    throughput: {
      concurrency,
      lives,
      requestsPerSecond: (requests * 1000) / answeredMs,
      completePerSecond: (lives * 1000) / completeMs,
      failures: seen.failures.length,
    },
    latencies: timed.map(([what, times]) => ({
      concurrency,
      what,
      requests: times.length,
      p50Ms: percentile(times, 50),
      p95Ms: percentile(times, 95),
      p99Ms: percentile(times, 99),
    })),
  };
};
