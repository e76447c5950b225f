import type { Retrier } from "./definition.ts";
import { type Failure, isNamedBy } from "./failure.ts";

/** The retry to take: which retrier allows it, and how long to wait before it. */
export interface RetryPlan {
  retrier: number;
  delayMs: number;
}

/** Seconds before a retrier's next retry, given how many of its retries were taken: interval times backoff to the n. */
export const delaySeconds = (retrier: Retrier, taken: number): number =>
  Math.min(retrier.intervalSeconds * retrier.backoffRate ** taken, retrier.maxDelaySeconds ?? Number.POSITIVE_INFINITY);

/**
 * Whether and when to retry. Only the first retrier that names the failure counts, even when it is used up (ASL,
 * "Retrying after error"). Full jitter waits a random part of the delay.
 */
export const planRetry = (
  retriers: readonly Retrier[],
  taken: readonly number[],
  failure: Failure,
  random: () => number,
): RetryPlan | undefined => {
  const index = retriers.findIndex(({ errorEquals }) => isNamedBy(failure, errorEquals));
  const retrier = retriers[index];
  const used = taken[index] ?? 0;
  if (!retrier || used >= retrier.maxAttempts) return undefined;
  const part = retrier.jitter === "FULL" ? random() : 1;
  return { retrier: index, delayMs: Math.round(delaySeconds(retrier, used) * 1000 * part) };
};
