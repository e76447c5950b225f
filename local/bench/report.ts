import type { Burst } from "./burst.ts";
import type { Memory } from "./memory.ts";
import type { ReplayedDecisions } from "./replayed-decisions.ts";
import type { StartTime } from "./start-times.ts";
import type { Ratio } from "./stopwatch.ts";
import type { WholeReturns } from "./whole-returns.ts";

/** Columns of text, the first to the left and numbers to the right. */
export const columns = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const texts = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...texts.map((row) => (row[column] ?? "").length)));
  const isNumber = (column: number) => rows.some((row) => typeof row[column] === "number");
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (isNumber(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return texts.map(line).join("\n");
};

const rounded = (value: number): number => Number(value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** A table of ratios with the baseline named. */
export const ratioTable = (ratios: readonly Ratio[]): string =>
  columns(
    ["what", "us", "baseline", "us", "ratio"],
    ratios.map(({ what, micros, baseline, baselineMicros, ratio }) => [
      what,
      rounded(micros),
      baseline,
      rounded(baselineMicros),
      rounded(ratio),
    ]),
  );

/** Whole returns over HTTP: how many a second; the ratio is to one party alone. */
export const wholeReturnsTable = (loads: readonly WholeReturns[]): string => {
  const alone = loads[0]?.throughput.requestsPerSecond ?? Number.NaN;
  return columns(
    ["at once", "returns", "requests/s", "to one", "complete returns/s", "failures", "5xx"],
    loads.map(({ throughput }) => [
      throughput.concurrency,
      throughput.lives,
      rounded(throughput.requestsPerSecond),
      rounded(throughput.requestsPerSecond / alone),
      rounded(throughput.completePerSecond),
      throughput.failures,
      throughput.serverErrors,
    ]),
  );
};

/** How long each request of a whole return took. */
export const latencyTable = (loads: readonly WholeReturns[]): string =>
  columns(
    ["at once", "request in a whole return", "p50 ms", "p95 ms", "p99 ms"],
    loads.flatMap(({ latencies }) =>
      latencies.map(({ concurrency, what, p50Ms, p95Ms, p99Ms }) => [
        concurrency,
        what,
        ...[p50Ms, p95Ms, p99Ms].map(rounded),
      ]),
    ),
  );

/** Requests of one kind by themselves. */
export const burstTable = (bursts: readonly Burst[]): string =>
  columns(
    ["at once", "request by itself", "requests", "requests/s", "p50 ms", "p95 ms", "p99 ms", "failures", "5xx"],
    bursts.map(({ concurrency, what, requests, requestsPerSecond, p50Ms, p95Ms, p99Ms, failures, serverErrors }) => [
      concurrency,
      what,
      requests,
      ...[requestsPerSecond, p50Ms, p95Ms, p99Ms].map(rounded),
      failures,
      serverErrors,
    ]),
  );

/** How fast policies are replayed on past decisions. */
export const replayTable = ({ perCoreSecond, decisions, changedPercent }: ReplayedDecisions): string =>
  columns(
    ["policies", "decisions/s on one core", "decisions", "changed %"],
    [["policy decisions replayed per second", perCoreSecond, decisions, changedPercent]],
  );

/** From spawning the runtime's process to its first answer. */
export const startTable = (times: readonly StartTime[]): string =>
  columns(
    ["to the first answer", "times", "least ms", "median ms"],
    times.map(({ what, starts, minMs, medianMs }) => [what, starts, rounded(minMs), rounded(medianMs)]),
  );

/** What runtimes have in memory. */
export const memoryTable = (memory: readonly (Memory | undefined)[]): string => {
  const known = memory.filter((one) => one !== undefined);
  if (known.length === 0) return "memory: not known where there is no /proc";
  return columns(
    ["memory", "runtime MB", "its database MB", "peak of both MB"],
    known.map(({ when, runtimeMb, databaseMb, peakMb }) => [when, ...[runtimeMb, databaseMb, peakMb].map(Math.round)]),
  );
};
