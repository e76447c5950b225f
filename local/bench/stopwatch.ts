import { performance } from "node:perf_hooks";

/** Something that is measured; what it returns is thrown away. */
export type Act = () => unknown;

/** One line of the report: what takes how long, beside the baseline that was measured in the same breath. */
export interface Ratio {
  readonly what: string;
  readonly micros: number;
  readonly baseline: string;
  readonly baselineMicros: number;
  /** `micros` by `baselineMicros`, the median over the rounds. */
  readonly ratio: number;
}

/** The middle of some numbers; the lower one of two. NaN for none. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;

/** How long something takes, in microseconds. */
export const microsOf = async (act: Act): Promise<number> => {
  const startedMs = performance.now();
  await act();
  return (performance.now() - startedMs) * 1000;
};

/** Pairs of times as one line. The ratio is the median of each round's own, so that a busy moment hits both sides of it. */
export const ratioOf = (what: string, baseline: string, rounds: readonly (readonly [number, number])[]): Ratio => ({
  what,
  micros: median(rounds.map(([subject]) => subject)),
  baseline,
  baselineMicros: median(rounds.map(([, base]) => base)),
  ratio: median(rounds.map(([subject, base]) => subject / base)),
});

interface Duel {
  readonly what: string;
  readonly act: Act;
  readonly baseline: string;
  readonly bare: Act;
  /** How often each side runs within a round; many where one run is too short for the clock. */
  readonly runs: number;
  readonly rounds?: number;
}

/** Runs both sides in turns, round after round; the first rounds warm up and do not count. */
export const duel = async ({ what, act, baseline, bare, runs, rounds = 15 }: Duel): Promise<Ratio> => {
  const WARM_UP = 3;
  const perRun = async (side: Act): Promise<number> => {
    const micros = await microsOf(async () => {
      // Awaiting what is no promise would cost more than the thing itself.
      for (let run = 0; run < runs; run += 1) {
        const pending = side();
        if (pending instanceof Promise) await pending;
      }
    });
    return micros / runs;
  };
  const times: [number, number][] = [];
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    const pair: [number, number] = [await perRun(act), await perRun(bare)];
    if (round >= WARM_UP) times.push(pair);
  }
  return ratioOf(what, baseline, times);
};
