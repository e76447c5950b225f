import { setTimeout as sleep } from "node:timers/promises";
import { instant } from "../../domain/kernel/instant.ts";
import { composition } from "../composition.ts";
import { type Recourse, startRecourse } from "../recourse.ts";

/** A system of the script's own, and the errors that it logged. */
export interface OwnSystem {
  readonly recourse: Recourse;
  readonly errors: readonly string[];
}

/** The slow payment provider is slow in virtual time; there is no need to wait for it in real time as well. */
const LONGEST_PAUSE_MS = 5;

/** Starts a system in memory whose time stands still at an instant. */
export const startOwnSystem = async (startAt: string, seed: number): Promise<OwnSystem> => {
  const errors: string[] = [];
  const recourse = await startRecourse({
    ...composition,
    startAt: instant(startAt),
    seed,
    logLevel: "warn",
    writeLog: (line) => {
      if (/^\S+ \S+ ERROR/.test(line)) errors.push(line.trimEnd());
    },
    pause: (waitMs) => sleep(Math.min(waitMs, LONGEST_PAUSE_MS)),
  });
  return { recourse, errors };
};
