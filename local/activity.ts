/** Work that runs by itself, counted, so that whoever moves the clock can wait until its consequences have happened. */
export interface Activity {
  /** Runs work and counts it until it ends; a failure goes to the caller. */
  track<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  /** How much was ever begun: unchanged between two looks means that nothing came in between. */
  readonly begun: number;
}

/** An account of running work, empty at first. */
export const createActivity = (): Activity => {
  let begun = 0;
  let running = 0;
  let waiting: (() => void)[] = [];
  const ended = () => {
    running -= 1;
    if (running > 0) return;
    for (const wake of waiting) wake();
    waiting = [];
  };
  return {
    async track(work) {
      begun += 1;
      running += 1;
      try {
        return await work();
      } finally {
        ended();
      }
    },
    idle: () => (running === 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve))),
    get begun() {
      return begun;
    },
  };
};

/** Waits until the work and the engine both rest, however often they wake each other. */
export const settled = async (activity: Activity, engine: { idle(): Promise<void> }): Promise<void> => {
  let seen: number;
  do {
    seen = activity.begun;
    await engine.idle();
    await activity.idle();
  } while (activity.begun !== seen);
};
