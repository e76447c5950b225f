import type { Load } from "./load.ts";
import type { Ratio } from "./stopwatch.ts";

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

/** Whole returns over HTTP: how many, and how long each request took; the ratio is to one party alone. */
export const loadTables = (loads: readonly Load[]): string => {
  const [alone] = loads;
  const rates = loads.map(({ throughput: { concurrency, lives, requestsPerSecond, completePerSecond, failures } }) => [
    concurrency,
    lives,
    rounded(requestsPerSecond),
    rounded(requestsPerSecond / (alone?.throughput.requestsPerSecond ?? Number.NaN)),
    rounded(completePerSecond),
    failures,
  ]);
  const latencies = loads.flatMap((load) =>
    load.latencies.map(({ concurrency, what, p50Ms, p95Ms, p99Ms }) => [
      concurrency,
      what,
      ...[p50Ms, p95Ms, p99Ms].map(rounded),
    ]),
  );
  return [
    columns(["at once", "returns", "requests/s", "to one", "complete returns/s", "failures"], rates),
    columns(["at once", "request", "p50 ms", "p95 ms", "p99 ms"], latencies),
  ].join("\n\n");
};
