/** Work in lanes: one job of a lane at a time, in order, and at most so many lanes at once. */
export interface Lanes {
  add(lane: string, job: () => Promise<void>): void;
}

/**
 * Lanes that run at most `maxRunning` jobs. `choose` says which of the ready lanes goes next: 0 is the one that waited longest.
 * Jobs must not reject.
 */
export const createLanes = (maxRunning: number, choose: (ready: number) => number = () => 0): Lanes => {
  const waiting = new Map<string, (() => Promise<void>)[]>();
  const ready: string[] = [];
  let running = 0;

  const run = async (lane: string): Promise<void> => {
    const jobs = waiting.get(lane) ?? [];
    running += 1;
    await jobs.shift()?.();
    running -= 1;
    if (jobs.length > 0) ready.push(lane);
    else waiting.delete(lane);
    pump();
  };

  const pump = (): void => {
    while (running < maxRunning && ready.length > 0) {
      const [lane] = ready.splice(choose(ready.length), 1);
      if (lane !== undefined) void run(lane);
    }
  };

  return {
    add: (lane, job) => {
      const jobs = waiting.get(lane);
      if (jobs === undefined) {
        waiting.set(lane, [job]);
        ready.push(lane);
      } else jobs.push(job);
      // Not at once: what is added in the same turn is there to choose from.
      setImmediate(pump);
    },
  };
};
