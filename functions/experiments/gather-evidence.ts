import { exposedCasesOf } from "../../adapters/dynamodb/exposed-cases.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { dayOf, type Evidence, type Experiment, evidenceOf } from "../../domain/experiments/index.ts";
import { addMs, epochMs, type Instant } from "../../domain/kernel/instant.ts";

const MS_PER_DAY = 86_400_000;

/** Each day in UTC that some part of the span lies in. */
const daysBetween = (from: Instant, to: Instant): readonly string[] => {
  const days: string[] = [];
  for (let at = from; dayOf(at) <= dayOf(to); at = addMs(at, MS_PER_DAY)) days.push(dayOf(at));
  return days;
};

/** What is known of an experiment, and whether all of its cases were read. */
export interface Gathered {
  readonly evidence: Evidence;
  readonly isComplete: boolean;
}

/** Reads the exposed cases of an experiment, day by day, and sums them up. One that has not started has seen nothing. */
export const gatherEvidence = async (
  { store }: Runtime,
  { key, definition, startedAt, endedAt }: Experiment,
  at: Instant,
): Promise<Gathered> => {
  const begun = startedAt ?? at;
  // No experiment is longer than its plan; cases that were taken in may be exposed a while after.
  const last = addMs(begun, (definition.plan.maxDays + 1) * MS_PER_DAY);
  const until = [endedAt, last, at].reduce<Instant>(
    (first, one) => (one && epochMs(one) < epochMs(first) ? one : first),
    at,
  );
  const { cases, isComplete } = await exposedCasesOf(
    store,
    key,
    startedAt === undefined ? [] : daysBetween(begun, until),
  );
  return { evidence: evidenceOf(definition, cases, { startedAt: begun, at }), isComplete };
};
