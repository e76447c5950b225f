/** Something that is to happen at an instant. What one owner does at one instant is done in the order in which it was noted. */
export interface Entry {
  readonly atMs: number;
  readonly owner: string;
  run(): Promise<void>;
}

/** What is still to happen, in order of time. */
export interface Agenda {
  add(entry: Entry): void;
  nextAtMs(): number | undefined;
  /** Takes out everything of the earliest instant. */
  take(): readonly Entry[];
}

/** An agenda with nothing on it. */
export const createAgenda = (): Agenda => {
  const entries: Entry[] = [];
  // After everything of the same instant, so that notes of one instant keep their order.
  const placeFor = (atMs: number): number => {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.atMs ?? 0) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add: (entry) => void entries.splice(placeFor(entry.atMs), 0, entry),
    nextAtMs: () => entries[0]?.atMs,
    take: () => {
      const [first] = entries;
      return first === undefined ? [] : entries.splice(0, placeFor(first.atMs));
    },
  };
};
