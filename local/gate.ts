/** Where requests pass, unless time is being sent ahead. */
export interface Gate {
  /** Does the work once the gate is open. */
  pass<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Closes the gate and waits until nobody is inside; answers how to open it again. */
  close(): Promise<() => void>;
}

/** An open gate. Closing it twice needs opening it twice. */
export const createGate = (): Gate => {
  let closed = 0;
  let inside = 0;
  let waiting: (() => void)[] = [];
  const wakeAll = (): void => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const changed = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  return {
    async pass(work) {
      while (closed > 0) await changed();
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
        if (inside === 0) wakeAll();
      }
    },
    async close() {
      closed += 1;
      while (inside > 0) await changed();
      return () => {
        closed -= 1;
        if (closed === 0) wakeAll();
      };
    },
  };
};
