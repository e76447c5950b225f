import type { Burst } from "./burst.ts";
import { startInMemory } from "./measured-runtime.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { measureSingleRequests } from "./single-requests.ts";
import { measureWholeReturns, type WholeReturns } from "./whole-returns.ts";

/** What clients see, and what the runtime has in memory meanwhile. */
export interface OverHttp {
  readonly wholeReturns: readonly WholeReturns[];
  readonly singleRequests: readonly Burst[];
  /** After the whole returns; undefined where it cannot be known. */
  readonly memory: Memory | undefined;
}

/** So many whole returns at each concurrency, and so many single requests of each kind. */
const WHOLE_RETURNS = [
  { concurrency: 1, count: 24 },
  { concurrency: 8, count: 160 },
  { concurrency: 16, count: 320 },
  { concurrency: 64, count: 320 },
] as const;
const SINGLE_REQUESTS = [
  { concurrency: 1, count: 50 },
  { concurrency: 8, count: 200 },
  { concurrency: 16, count: 300 },
] as const;

/** Not counted: a runtime that has just started has nothing compiled yet. */
const WARM_UP = { concurrency: 16, count: 200 } as const;

/** Runs everything against a runtime in memory; `note` is told what comes next. */
export const measureOverHttp = async (note: (text: string) => void): Promise<OverHttp> => {
  const runtime = await startInMemory();
  try {
    await measureWholeReturns(runtime, WARM_UP.concurrency, WARM_UP.count);
    const wholeReturns: WholeReturns[] = [];
    for (const { concurrency, count } of WHOLE_RETURNS) {
      note(`${count} whole returns over HTTP, ${concurrency} at once`);
      wholeReturns.push(await measureWholeReturns(runtime, concurrency, count));
    }
    const after = [WARM_UP, ...WHOLE_RETURNS].reduce((sum, { count }) => sum + count, 0);
    const memory = memoryOf(`in memory, after ${after} whole returns`, runtime.pid);
    const singleRequests: Burst[] = [];
    for (const { concurrency, count } of SINGLE_REQUESTS) {
      note(`${count} openings, reads, lists and approvals by themselves, ${concurrency} at once`);
      singleRequests.push(...(await measureSingleRequests(runtime, concurrency, count)));
    }
    return { wholeReturns, singleRequests, memory };
  } finally {
    await runtime.stop();
  }
};
