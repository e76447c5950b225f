import { showProgress } from "../progress.ts";
import { bodyOf } from "./answers.ts";
import { atOnce } from "./at-once.ts";
import { opening } from "./life.ts";
import { type MeasuredRuntime, startInMemory } from "./measured-runtime.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { measureSingleRequests } from "./single-requests.ts";
import { type Ratio, ratioOf } from "./stopwatch.ts";
import { measureWholeReturns } from "./whole-returns.ts";

/** How much longer everything takes with many cases than with few. */
export interface Growth {
  readonly fewCases: number;
  readonly manyCases: number;
  /** Of the time that a request or a whole return takes. */
  readonly ratios: readonly Ratio[];
  readonly failures: number;
  readonly memory: readonly (Memory | undefined)[];
}

const FEW_CASES = 500;

const CONCURRENCY = 8;

/** In each round on each side: enough to be longer than a pause of the machine, few enough that the small side stays small. */
const ROUND_RETURNS = 24;
const ROUND_LIVES = 8;
const ROUNDS = 15;
const WARM_UP = 4;

/** Opens so many returns as buyers do, each of its own buyer and all at one seller; each keeps a process and a clock waiting. */
const fill = async (runtime: MeasuredRuntime, cases: number): Promise<void> => {
  const PART = 250;
  const progress = showProgress("cases", cases);
  const wire = runtime.connect(CONCURRENCY);
  for (let done = 0; done < cases; done += PART) {
    progress.at(done);
    const numbers = await runtime.newOrders(Math.min(PART, cases - done));
    await atOnce(CONCURRENCY, numbers, async (number) => bodyOf(await wire.send(runtime.ready(opening(number)))));
    await runtime.rest();
  }
  progress.end();
  wire.close();
};

interface Side {
  readonly microsOf: ReadonlyMap<string, number>;
  readonly failures: number;
}

const measureOnce = async (runtime: MeasuredRuntime): Promise<Side> => {
  const bursts = await measureSingleRequests(runtime, CONCURRENCY, ROUND_RETURNS);
  const { throughput } = await measureWholeReturns(runtime, CONCURRENCY, ROUND_LIVES);
  const perSecond = [
    ...bursts.map(({ what, requestsPerSecond }) => [what, requestsPerSecond] as const),
    ["live a whole return", throughput.completePerSecond] as const,
  ];
  return {
    microsOf: new Map(perSecond.map(([what, rate]) => [what, 1_000_000 / rate])),
    failures: [...bursts, throughput].reduce((sum, { failures }) => sum + failures, 0),
  };
};

/**
 * Two runtimes, one with few cases and one with many, measured in turns: the ratio is the median of each round's own, so that a
 * busy moment of the machine hits both sides of it, and neither side always goes first. Both have served requests of every kind
 * before the first round that counts; what is left is that the larger one has run for longer.
 */
const rounds = async (few: MeasuredRuntime, many: MeasuredRuntime): Promise<readonly (readonly [Side, Side])[]> => {
  const progress = showProgress("rounds", WARM_UP + ROUNDS);
  const pairs: [Side, Side][] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    progress.at(round);
    const first = await measureOnce(round % 2 === 0 ? few : many);
    const second = await measureOnce(round % 2 === 0 ? many : few);
    if (round >= WARM_UP) pairs.push(round % 2 === 0 ? [second, first] : [first, second]);
  }
  progress.end();
  return pairs;
};

const ratiosOf = (pairs: readonly (readonly [Side, Side])[]): readonly Ratio[] =>
  [...(pairs[0]?.[0].microsOf.keys() ?? [])].map((what) =>
    ratioOf(
      what,
      `with ${FEW_CASES} cases`,
      pairs.map(([many, few]) => [many.microsOf.get(what) ?? Number.NaN, few.microsOf.get(what) ?? Number.NaN]),
    ),
  );

/** Measures with 500 cases and with so many, in memory. */
export const measureGrowth = async (manyCases: number): Promise<Growth> => {
  const few = await startInMemory();
  const many = await startInMemory();
  try {
    await fill(few, FEW_CASES);
    await fill(many, manyCases);
    const pairs = await rounds(few, many);
    return {
      fewCases: FEW_CASES,
      manyCases,
      ratios: ratiosOf(pairs),
      failures: pairs.flat().reduce((sum, { failures }) => sum + failures, 0),
      memory: [memoryOf(`with ${FEW_CASES} cases`, few.pid), memoryOf(`with ${manyCases} cases`, many.pid)],
    };
  } finally {
    await Promise.all([few.stop(), many.stop()]);
  }
};
