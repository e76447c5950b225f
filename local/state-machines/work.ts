/** Work on the way, so that somebody can wait for all of it; and turns of one thing, one after another. */
export interface Work {
  /** Does the work once all earlier work under the same key is over, however that ended. */
  inTurn<Answer>(key: string, work: () => Promise<Answer>): Promise<Answer>;
  /**
   * Lets work go on by itself. What it throws is a bug: it ends the process as any uncaught error does, and the store is
   * as whole as after any other end.
   */
  inBackground(work: Promise<unknown>): void;
  /** Resolves when nothing is on the way, including what the work on the way starts. */
  idle(): Promise<void>;
}

const throwUncaught = (error: unknown): void =>
  queueMicrotask(() => {
    throw error;
  });

/** With nothing on the way. */
export const createWork = (): Work => {
  const underWay = new Set<Promise<unknown>>();
  const last = new Map<string, Promise<unknown>>();
  const track = <Answer>(work: Promise<Answer>): Promise<Answer> => {
    underWay.add(work);
    const forget = () => void underWay.delete(work);
    work.then(forget, forget);
    return work;
  };
  return {
    inTurn(key, work) {
      const earlier = last.get(key) ?? Promise.resolve();
      const turn = track(earlier.then(work, work));
      last.set(key, turn);
      const forget = () => void (last.get(key) === turn && last.delete(key));
      turn.then(forget, forget);
      return turn;
    },
    inBackground: (work) => void track(work).catch(throwUncaught),
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};
