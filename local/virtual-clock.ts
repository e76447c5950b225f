import { Temporal } from "temporal-polyfill";
import type { Clock } from "../adapters/runtime/runtime.ts";
import { epochMs, fromEpochMs, type Instant } from "../domain/kernel/instant.ts";
import type { Gate } from "./gate.ts";
import { createTimeSource, type TimeKeeping } from "./time-source.ts";

/** What the clock wakes: alarms in order of time, each run awaited. */
export interface Alarms {
  nextDueAt(): number | undefined;
  fireDue(nowMs: number): Promise<void>;
}

/** How a move of the clock ended. Time never goes back: what has been decided was decided at its instant. */
export type ClockMove =
  | { readonly outcome: "moved"; readonly now: Instant }
  | { readonly outcome: "refused"; readonly why: "backwards" | "too_far"; readonly now: Instant };

/** The time of the runtime, which may be sent ahead. */
export interface VirtualClock extends Clock {
  nowMs(): number;
  /** Whether time also passes by itself, as fast as the real one. */
  readonly ticking: boolean;
  /** Moves on by an ISO 8601 duration such as `P2D` or `PT36H`, counted in UTC. */
  advance(duration: string): Promise<ClockMove>;
  /** Moves on to an instant. Every alarm on the way rings at its own instant and has its consequences before the next. */
  to(at: Instant): Promise<ClockMove>;
  /** Begins to ring alarms as time passes by itself; those already due ring at once. */
  start(): Promise<void>;
  /** To be called when an alarm was set, which may be the earliest now. */
  rearm(): void;
  stop(): Promise<void>;
}

export interface ClockOptions extends TimeKeeping {
  readonly alarms: Alarms;
  /** Waits until nothing runs any more. */
  settle(): Promise<void>;
  /** Keeps requests out while time is sent ahead: each sees the time before or after, and none outruns the alarms. */
  readonly gate: Pick<Gate, "close">;
  /** Told when an alarm failed while time passed by itself, as there is no caller to tell. */
  failed(error: unknown): void;
}

/** setTimeout takes no more than 2^31 - 1 ms; a clock that looks again every hour needs no more. */
const LONGEST_SLEEP_MS = 3_600_000;

const later = (nowMs: number, duration: string): number | undefined => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO("UTC").add(duration).epochMilliseconds;
  } catch {
    return undefined;
  }
};

const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** A clock that stands or ticks, can be sent ahead, and goes on where it was after a restart. */
export const createVirtualClock = ({ alarms, settle, gate, failed, ...keeping }: ClockOptions): VirtualClock => {
  const time = createTimeSource(keeping);
  let moves = Promise.resolve();
  let sleep: NodeJS.Timeout | undefined;
  let isServing = false;
  const now = () => fromEpochMs(time.nowMs());

  // One move at a time: two at once would ring each other's alarms at the wrong instants.
  const inTurn = <Result>(move: () => Promise<Result>): Promise<Result> => {
    const turn = moves.then(move);
    moves = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  };

  const ringUntil = async (targetMs: number): Promise<void> => {
    for (let dueAt = alarms.nextDueAt(); dueAt !== undefined && dueAt <= targetMs; dueAt = alarms.nextDueAt()) {
      time.hold(Math.max(dueAt, time.nowMs()));
      await alarms.fireDue(time.nowMs());
      await settle();
    }
  };

  const ringDue = () =>
    inTurn(async () => {
      // As time passes by itself nothing is held: requests that come in meanwhile must not see it stand still.
      for (let dueAt = alarms.nextDueAt(); dueAt !== undefined && dueAt <= time.nowMs(); dueAt = alarms.nextDueAt())
        await alarms.fireDue(time.nowMs());
    }).finally(rearm);

  const rearm = (): void => {
    if (!isServing || !keeping.ticking) return;
    clearTimeout(sleep);
    const dueAt = alarms.nextDueAt();
    if (dueAt === undefined) return;
    sleep = setTimeout(
      () => void ringDue().catch(failed),
      Math.min(Math.max(dueAt - time.nowMs(), 0), LONGEST_SLEEP_MS),
    );
  };

  const jump = async (targetMs: number | undefined): Promise<ClockMove> => {
    if (targetMs === undefined || targetMs > LAST_MS) return { outcome: "refused", why: "too_far", now: now() };
    if (targetMs < time.nowMs()) return { outcome: "refused", why: "backwards", now: now() };
    await ringUntil(targetMs);
    time.hold(targetMs);
    time.release();
    return { outcome: "moved", now: now() };
  };

  const moveTo = (targetMs: () => number | undefined): Promise<ClockMove> =>
    inTurn(async (): Promise<ClockMove> => {
      const open = await gate.close();
      try {
        await settle();
        return await jump(targetMs());
      } finally {
        open();
      }
    }).finally(rearm);

  return {
    ticking: keeping.ticking,
    now,
    nowMs: time.nowMs,
    advance: (duration) => moveTo(() => later(time.nowMs(), duration)),
    to: (at) => moveTo(() => epochMs(at)),
    start: async () => {
      isServing = true;
      await ringDue();
    },
    rearm,
    stop: async () => {
      isServing = false;
      clearTimeout(sleep);
      await moves;
    },
  };
};
