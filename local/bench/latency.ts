/** How long requests took that were sent by so many at once, in milliseconds. */
export interface Latency {
  readonly concurrency: number;
  readonly what: string;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** The smallest of the numbers that so many percent of them do not exceed (nearest rank). NaN for none. */
export const percentile = (numbers: readonly number[], percent: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((numbers.length * percent) / 100) - 1)] ?? Number.NaN;

export const latencyOf = (concurrency: number, what: string, millis: readonly number[]): Latency => ({
  concurrency,
  what,
  requests: millis.length,
  p50Ms: percentile(millis, 50),
  p95Ms: percentile(millis, 95),
  p99Ms: percentile(millis, 99),
});
