/** What was opened on the way up, to be closed on the way down. */
export interface Closers {
  add(close: () => void | Promise<void>): void;
  /** Closes everything once, the last opened first; what fails to close does not keep the rest open, and is thrown at the end. */
  closeAll(): Promise<void>;
}

/** Nothing to close yet. */
export const createClosers = (): Closers => {
  const closers: (() => void | Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const run = async () => {
    const failures: unknown[] = [];
    for (const close of closers.toReversed()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, "not everything could be closed");
  };
  return {
    add: (close) => void closers.push(close),
    closeAll: () => {
      closing ??= run();
      return closing;
    },
  };
};
