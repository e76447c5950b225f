import { Temporal } from "temporal-polyfill";
import type { Clock } from "../adapters/runtime/runtime.ts";
import { epochMs, fromEpochMs, type Instant } from "../domain/kernel/instant.ts";
import type { Gate } from "./gate.ts";
import { createOneAtATime } from "./one-at-a-time.ts";
import { createTimeSource, type TimeKeeping, type TimeSource } from "./time-source.ts";
import { createWaker } from "./waker.ts";

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

const later = (nowMs: number, duration: string): number | undefined => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO("UTC").add(duration).epochMilliseconds;
  } catch {
    return undefined;
  }
};

const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

type Jump = (targetMs: number | undefined) => Promise<ClockMove>;

// Every alarm on the way rings at its own instant and has its consequences before the next one rings.
const createJump =
  ({ alarms, settle }: Pick<ClockOptions, "alarms" | "settle">, time: TimeSource): Jump =>
  async (targetMs) => {
    const refused = (why: "backwards" | "too_far") =>
      ({ outcome: "refused", why, now: fromEpochMs(time.nowMs()) }) as const;
    if (targetMs === undefined || targetMs > LAST_MS) return refused("too_far");
    if (targetMs < time.nowMs()) return refused("backwards");
    try {
      for (let dueAt = alarms.nextDueAt(); dueAt !== undefined && dueAt <= targetMs; dueAt = alarms.nextDueAt()) {
        time.hold(Math.max(dueAt, time.nowMs()));
        await alarms.fireDue(time.nowMs());
        await settle();
      }
      time.hold(targetMs);
    } finally {
      time.release();
    }
    return { outcome: "moved", now: fromEpochMs(time.nowMs()) };
  };

/** A clock that stands or ticks, can be sent ahead, and goes on where it was after a restart. */
export const createVirtualClock = ({ alarms, settle, gate, failed, ...keeping }: ClockOptions): VirtualClock => {
  const time = createTimeSource(keeping);
  const jump = createJump({ alarms, settle }, time);
  // Two moves at once would ring each other's alarms at the wrong instants.
  const moves = createOneAtATime();

  const ringDue = () =>
    moves.run(async () => {
      // As time passes by itself nothing is held: requests that come in meanwhile must not see it stand still.
      for (let dueAt = alarms.nextDueAt(); dueAt !== undefined && dueAt <= time.nowMs(); dueAt = alarms.nextDueAt())
        await alarms.fireDue(time.nowMs());
    });
  const waker = createWaker({ alarms, nowMs: time.nowMs, ring: ringDue, failed });

  const moveTo = (targetMs: () => number | undefined): Promise<ClockMove> =>
    moves
      .run(async () => {
        const open = await gate.close();
        try {
          await settle();
          return await jump(targetMs());
        } finally {
          open();
        }
      })
      .finally(waker.rearm);

  return {
    ticking: keeping.ticking,
    now: () => fromEpochMs(time.nowMs()),
    nowMs: time.nowMs,
    advance: (duration) => moveTo(() => later(time.nowMs(), duration)),
    to: (at) => moveTo(() => epochMs(at)),
    start: async () => {
      await ringDue();
      if (keeping.ticking) waker.start();
    },
    rearm: waker.rearm,
    stop: async () => {
      waker.stop();
      await moves.rest();
    },
  };
};
