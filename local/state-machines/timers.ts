import type { Timers } from "./ports.ts";

interface Timer {
  key: string;
  dueAt: number;
  /** Breaks ties: what was scheduled first fires first. */
  sequence: number;
  fire: () => Promise<void>;
}

/** Alarms in memory, driven by whoever owns the time. */
export interface TimerQueue extends Timers {
  /** When the next alarm is due, in milliseconds since the epoch. */
  nextDueAt(): number | undefined;
  /** Fires what is due at that instant, in order, each awaited, including what they schedule for no later. */
  fireDue(now: number): Promise<void>;
}

const isBefore = (a: Timer, b: Timer): boolean => a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.sequence < b.sequence);

/** A binary heap; `heap[0]` is the earliest. */
const insert = (heap: Timer[], timer: Timer): void => {
  let position = heap.push(timer) - 1;
  while (position > 0) {
    const above = (position - 1) >> 1;
    const parent = heap[above] as Timer;
    if (!isBefore(timer, parent)) break;
    heap[position] = parent;
    position = above;
  }
  heap[position] = timer;
};

const removeFirst = (heap: Timer[]): void => {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let position = 0;
  for (;;) {
    const left = 2 * position + 1;
    const right = heap[left + 1];
    const below = right && isBefore(right, heap[left] as Timer) ? left + 1 : left;
    const child = heap[below];
    if (!child || !isBefore(child, last)) break;
    heap[position] = child;
    position = below;
  }
  heap[position] = last;
};

/** An empty queue. Keys are global: two users of one queue choose keys that do not meet. */
export const createTimerQueue = (): TimerQueue => {
  const heap: Timer[] = [];
  const current = new Map<string, Timer>();
  let sequence = 0;
  // Cancelled and moved alarms stay in the heap until they come up.
  const first = (): Timer | undefined => {
    while (heap[0] && current.get(heap[0].key) !== heap[0]) removeFirst(heap);
    return heap[0];
  };
  // Alarms for far days are mostly cancelled, so the heap is cleared of them before they outnumber the others.
  const compact = (): void => {
    if (heap.length < 2 * current.size + 64) return;
    heap.length = 0;
    for (const timer of current.values()) insert(heap, timer);
  };
  return {
    schedule(dueAt, key, fire) {
      const timer = { key, dueAt, sequence: sequence++, fire };
      current.set(key, timer);
      insert(heap, timer);
      compact();
    },
    cancel: (key) => void current.delete(key),
    nextDueAt: () => first()?.dueAt,
    async fireDue(now) {
      for (let timer = first(); timer && timer.dueAt <= now; timer = first()) {
        current.delete(timer.key);
        removeFirst(heap);
        await timer.fire();
      }
    },
  };
};
