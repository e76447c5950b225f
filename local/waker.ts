import type { Alarms } from "./virtual-clock.ts";

export interface WakerOptions {
  readonly alarms: Pick<Alarms, "nextDueAt">;
  nowMs(): number;
  /** Rings what is due. */
  ring(): Promise<void>;
  /** Told when an alarm failed, as there is no caller to tell. */
  failed(error: unknown): void;
}

/** Wakes up by itself when the next alarm is due. */
export interface Waker {
  start(): void;
  /** Looks again when the next alarm is due. */
  rearm(): void;
  stop(): void;
}

/** setTimeout takes no more than 2^31 - 1 ms; a clock that looks again every hour needs no more. */
const LONGEST_SLEEP_MS = 3_600_000;

/** A waker in real time, asleep until it is started. */
export const createWaker = ({ alarms, nowMs, ring, failed }: WakerOptions): Waker => {
  let isAwake = false;
  let sleep: NodeJS.Timeout | undefined;
  const rearm = (): void => {
    clearTimeout(sleep);
    const dueAt = isAwake ? alarms.nextDueAt() : undefined;
    if (dueAt === undefined) return;
    const waitMs = Math.min(Math.max(dueAt - nowMs(), 0), LONGEST_SLEEP_MS);
    sleep = setTimeout(() => void ring().catch(failed).finally(rearm), waitMs);
  };
  return {
    start: () => {
      isAwake = true;
      rearm();
    },
    rearm,
    stop: () => {
      isAwake = false;
      clearTimeout(sleep);
    },
  };
};
