import { performance } from "node:perf_hooks";
import { bodyOf, type Failures, failuresAmong, isSuccess, showFailures } from "./answers.ts";
import { atOnce } from "./at-once.ts";
import { type Latency, latencyOf } from "./latency.ts";
import { dealings, opening, reading, type Step } from "./life.ts";
import type { MeasuredRuntime } from "./measured-runtime.ts";
import type { Answered, Wire } from "./wire.ts";

/** Whole returns, lived by so many parties at once. */
export interface Throughput extends Failures {
  readonly concurrency: number;
  /** Begun; a request that fails ends one. */
  readonly lives: number;
  readonly requestsPerSecond: number;
  /** From the first request to the last refund paid, reactions, processes and webhooks included. */
  readonly completePerSecond: number;
}

export interface WholeReturns {
  readonly throughput: Throughput;
  readonly latencies: readonly Latency[];
}

/** The payment provider sends its word on a refund within seconds; the next clock of a return rings after days. */
const PAID_WITHIN = "PT1M";

interface Sent {
  readonly what: string;
  readonly answer: Answered;
}

interface Life {
  readonly number: number;
  readonly returnId: string;
  readonly sent: readonly Sent[];
}

const liveOver =
  (runtime: MeasuredRuntime, wire: Wire, at: string) =>
  async (number: number): Promise<Life> => {
    const sent: Sent[] = [];
    const send = async (step: Step) => {
      const answer = await wire.send(runtime.ready(step));
      sent.push({ what: step.name, answer });
      return answer;
    };
    const opened = await send(opening(number));
    if (!isSuccess(opened)) return { number, returnId: "", sent };
    const returnId = String(bodyOf(opened).id);
    for (const step of dealings(number, returnId, at)) if (!isSuccess(await send(step))) break;
    return { number, returnId, sent };
  };

/** How many returns are over; one whose refund is not paid is not. */
const closedAmong = async (runtime: MeasuredRuntime, wire: Wire, lives: readonly Life[]): Promise<number> => {
  const read = lives
    .filter(({ returnId }) => returnId !== "")
    .map(({ number, returnId }) => wire.send(runtime.ready(reading(number, returnId))));
  return (await Promise.all(read)).filter((answer) => isSuccess(answer) && bodyOf(answer).status === "closed").length;
};

const latenciesOf = (concurrency: number, sent: readonly Sent[]): readonly Latency[] =>
  [...Map.groupBy(sent, ({ what }) => what)].map(([what, group]) =>
    latencyOf(
      concurrency,
      what,
      group.map(({ answer }) => answer.millis),
    ),
  );

/** So many parties at once live whole returns over HTTP, and the refunds are paid. */
export const measureWholeReturns = async (
  runtime: MeasuredRuntime,
  concurrency: number,
  count: number,
): Promise<WholeReturns> => {
  const numbers = await runtime.newOrders(count);
  const wire = runtime.connect(concurrency);
  const live = liveOver(runtime, wire, await runtime.now());
  const startedMs = performance.now();
  const lives = await atOnce(concurrency, numbers, live);
  const answeredMs = performance.now() - startedMs;
  await runtime.pass(PAID_WITHIN);
  const completeMs = performance.now() - startedMs;
  const closed = await closedAmong(runtime, wire, lives);
  wire.close();
  const sent = lives.flatMap((life) => life.sent);
  const answers = sent.map(({ answer }) => answer);
  showFailures(`${concurrency} at once`, answers);
  return {
    throughput: {
      concurrency,
      lives: count,
      requestsPerSecond: (sent.length * 1000) / answeredMs,
      completePerSecond: (closed * 1000) / completeMs,
      ...failuresAmong(answers),
    },
    latencies: latenciesOf(concurrency, sent),
  };
};
