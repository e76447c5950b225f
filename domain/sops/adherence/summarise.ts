import { hideSmallCells } from "../../kernel/hide-small-cells.ts";
import { type ShareInterval, wilsonInterval } from "../../kernel/wilson.ts";
import { RecordedDeviation } from "../run.ts";
import type { AdherenceRow } from "./row.ts";

/** A number, or that too few are behind it to tell it. */
export type Shown<Value> = Value | "hidden";

/**
 * How a version of a procedure was kept to. `adherence` is the share of mandatory steps that were done, over runs that came to an
 * end; runs whose case moved on count as aborted and nowhere else. `overturned` counts decisions that a later one found wrong.
 */
export type VersionAdherence =
  | { readonly version: number; readonly hidden: true }
  | {
      readonly version: number;
      readonly hidden: false;
      readonly runs: number;
      readonly running: number;
      readonly aborted: number;
      readonly completed: Shown<number>;
      readonly adherence?: number;
      readonly deviations: readonly { readonly reason: RecordedDeviation; readonly runs: Shown<number> }[];
      readonly steps: readonly { readonly stepId: string; readonly medianSeconds: Shown<number> }[];
      readonly overturned: Shown<ShareInterval & { readonly decisions: number }>;
    };

const PLACES = 4;

const isEnded = ({ status }: AdherenceRow): boolean => status === "completed" || status === "deviated";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The middle value; of an even number of them the mean of both in the middle. */
const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

const stepTimes = (rows: readonly AdherenceRow[], below: number) =>
  [
    ...Map.groupBy(
      rows.flatMap(({ steps }) => steps),
      ({ stepId }) => stepId,
    ),
  ].map(([stepId, times]) => ({
    stepId,
    medianSeconds: times.length < below ? ("hidden" as const) : median(times.map(({ seconds }) => seconds)),
  }));

const overturned = (rows: readonly AdherenceRow[], below: number): Shown<ShareInterval & { decisions: number }> => {
  const decided = rows.filter(({ isDecided }) => isDecided);
  const interval = wilsonInterval(decided.filter(({ isOverturned }) => isOverturned).length, decided.length);
  return interval === undefined || decided.length < below ? "hidden" : { decisions: decided.length, ...interval };
};

const countsOf = (rows: readonly AdherenceRow[]): readonly number[] => {
  const ended = rows.filter(isEnded);
  return [
    ended.filter(({ status }) => status === "completed").length,
    ...RecordedDeviation.options.map((reason) => ended.filter(({ deviation }) => deviation === reason).length),
    ended.length,
  ];
};

const versionOf = (
  version: number,
  rows: readonly AdherenceRow[],
  hidden: readonly boolean[],
  below: number,
): VersionAdherence => {
  const ended = rows.filter(isEnded);
  if (ended.length < below) return { version, hidden: true };
  const counts = countsOf(rows);
  const shown = (column: number): Shown<number> => (hidden[column] === true ? "hidden" : (counts[column] ?? 0));
  const mandatory = sum(ended.map((row) => row.mandatory));
  return {
    version,
    hidden: false,
    runs: rows.length,
    running: rows.filter(({ status }) => status === "running" || status === "waiting").length,
    aborted: rows.filter(({ status }) => status === "aborted").length,
    completed: shown(0),
    ...(mandatory === 0 ? {} : { adherence: Number((sum(ended.map(({ done }) => done)) / mandatory).toFixed(PLACES)) }),
    deviations: RecordedDeviation.options.flatMap((reason, index) =>
      (counts[index + 1] ?? 0) === 0 ? [] : [{ reason, runs: shown(index + 1) }],
    ),
    steps: stepTimes(ended, below),
    overturned: overturned(ended, below),
  };
};

/**
 * How each version was kept to, the newest first. A version with fewer than `below` ended runs is hidden, and so are single figures
 * behind which there are fewer, with as many others as it takes so that they do not follow from sums.
 */
export const summariseAdherence = (rows: readonly AdherenceRow[], below: number): readonly VersionAdherence[] => {
  const versions = [...Map.groupBy(rows, ({ version }) => version)].sort(([a], [b]) => b - a);
  const told = versions.filter(([, members]) => members.filter(isEnded).length >= below);
  const hidden = hideSmallCells(
    [...told.map(([, members]) => countsOf(members)), countsOf(told.flatMap(([, each]) => each))],
    below,
  );
  return versions.map(([version, members]) =>
    versionOf(version, members, hidden[told.findIndex(([each]) => each === version)] ?? [], below),
  );
};
