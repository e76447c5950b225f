import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { DataPlace } from "./data-place.ts";

/** The process id of the database that works on a folder. */
export const PID_FILE = "dynoxide.pid";

/** A killed process is gone within milliseconds; longer means that it is stuck in the kernel. */
const ENDED_WITHIN_MS = 5_000;
const LOOK_AGAIN_MS = 10;

// Process ids are used again: only the command line tells whether this is our database on our folder.
const isOurs = (pid: number, place: DataPlace): boolean => {
  try {
    const [command = "", ...rest] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return command.endsWith("dynoxide") && rest.includes(place.database("cases.sqlite"));
  } catch {
    return false;
  }
};

/** Ends the database of a runtime that was killed, if it still works on the place. */
export const endOrphan = async (place: DataPlace): Promise<void> => {
  const pid = Number(place.read(PID_FILE));
  if (place.folder === undefined || !Number.isInteger(pid) || pid <= 1 || !isOurs(pid, place)) return;
  process.kill(pid, "SIGKILL");
  for (let waitedMs = 0; isOurs(pid, place); waitedMs += LOOK_AGAIN_MS) {
    if (waitedMs > ENDED_WITHIN_MS) throw new Error(`the database of an earlier run, process ${pid}, does not end`);
    await pause(LOOK_AGAIN_MS);
  }
};
