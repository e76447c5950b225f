import * as z from "zod";
import { type Instant, instant } from "../domain/kernel/instant.ts";
import type { DataPlace } from "./data-place.ts";

/** Where virtual time starts, whether it passes by itself, and where it is kept. */
export interface TimeKeeping {
  readonly place: DataPlace;
  readonly ticking: boolean;
  /** Only for a clock that nothing is kept of; the real time when absent. */
  readonly startAt?: Instant | undefined;
  realNowMs(): number;
}

/** Virtual time `atMs` was real time `realMs`. */
const Anchor = z.strictObject({ atMs: z.int(), realMs: z.int() });

const CLOCK_FILE = "clock.json";

export interface TimeSource {
  nowMs(): number;
  /** Stands at an instant until `release`; kept before anything can happen at it, so that a crash never turns time back. */
  hold(atMs: number): void;
  release(): void;
}

const keptAnchor = ({ place, startAt, realNowMs }: TimeKeeping): z.infer<typeof Anchor> => {
  const kept = place.read(CLOCK_FILE);
  if (kept !== undefined) return Anchor.parse(JSON.parse(kept));
  const realMs = realNowMs();
  return { atMs: startAt === undefined ? realMs : Date.parse(instant(startAt)), realMs };
};

/** Virtual time: real time moved by what it was sent ahead, or standing still. It never goes back, also over a restart. */
export const createTimeSource = (keeping: TimeKeeping): TimeSource => {
  const { place, ticking, realNowMs } = keeping;
  let anchor = keptAnchor(keeping);
  let isHeld = false;
  let latestMs = anchor.atMs;
  const keep = (atMs: number) => {
    anchor = { atMs, realMs: realNowMs() };
    place.write(CLOCK_FILE, JSON.stringify(anchor));
  };
  keep(ticking ? Math.max(anchor.atMs, anchor.atMs + realNowMs() - anchor.realMs) : anchor.atMs);
  const nowMs = (): number => {
    const passedMs = ticking && !isHeld ? realNowMs() - anchor.realMs : 0;
    // The machine's own clock may be set back while we run.
    latestMs = Math.max(latestMs, anchor.atMs + passedMs);
    return latestMs;
  };
  return {
    nowMs,
    hold: (atMs) => {
      isHeld = true;
      if (atMs > anchor.atMs || ticking) keep(atMs);
    },
    release: () => {
      keep(anchor.atMs);
      isHeld = false;
    },
  };
};
