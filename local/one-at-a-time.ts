/** Does one piece of work after another, in the order asked for; a failure goes to its own caller and holds up nobody. */
export interface OneAtATime {
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves once everything asked for so far has ended. */
  rest(): Promise<void>;
}

/** An empty queue of work. */
export const createOneAtATime = (): OneAtATime => {
  let last: Promise<unknown> = Promise.resolve();
  const forgetFailure = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
  return {
    run: (work) => {
      const turn = last.then(work);
      last = forgetFailure(turn);
      return turn;
    },
    rest: async () => {
      await last;
    },
  };
};
