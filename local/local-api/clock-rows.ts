import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { Problem } from "../../adapters/http/problem.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import type { LocalRow } from "../http/exchange.ts";
import type { Alarms, ClockMove, VirtualClock } from "../virtual-clock.ts";
import { localRow } from "./local-row.ts";

const isForwardDuration = (text: string): boolean => {
  try {
    return Temporal.Duration.from(text).sign >= 0;
  } catch {
    return false;
  }
};

const Duration = z
  .string()
  .refine(isForwardDuration, "expected an ISO 8601 duration that goes forward, such as P2D or PT36H");

const ClockCommand = z.union([z.strictObject({ advance: Duration }), z.strictObject({ to: Instant })], {
  error: 'expected {"advance": "P2D"} or {"to": "2026-01-31T12:00:00Z"}',
});

const REFUSED = {
  backwards: "Time does not go back: what has been decided was decided at its instant.",
  too_far: "The clock ends with the year 9999.",
} as const;

/** The virtual clock, to look at and to send ahead. */
export const clockRows = (clock: VirtualClock, alarms: Pick<Alarms, "nextDueAt">): readonly LocalRow[] => {
  const state = () => {
    const nextMs = alarms.nextDueAt();
    return {
      now: clock.now(),
      ticking: clock.ticking,
      ...(nextMs !== undefined && { nextAlarmAt: new Date(nextMs).toISOString() }),
    };
  };
  const answered = (move: ClockMove) => {
    if (move.outcome === "moved") return { status: 200, body: state() };
    const errors = [{ pointer: "#", detail: `It is ${move.now}.` }];
    throw new Problem("invalid-request", REFUSED[move.why], { now: move.now, errors });
  };
  return [
    localRow({ method: "GET", path: "/_local/clock", handle: () => ({ status: 200, body: state() }) }),
    localRow({
      method: "POST",
      path: "/_local/clock",
      body: ClockCommand,
      handle: async ({ body }) => answered("to" in body ? await clock.to(body.to) : await clock.advance(body.advance)),
    }),
  ];
};
