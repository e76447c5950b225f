import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../free-port.ts";
import runtimeFlags from "../node-flags.json" with { type: "json" };
import { openWire } from "./wire.ts";

/** A runtime in a process of its own. */
export interface StartedProcess {
  readonly port: number;
  readonly pid: number;
  /** From spawning the process to its first answer of 200. */
  readonly firstAnswerMs: number;
  stop(): Promise<void>;
}

/** The bench must not take the core that the start needs, and a start takes some hundreds of milliseconds. */
const LOOK_AGAIN_MS = 4;
const START_TIMEOUT_MS = 60_000;

const FIRST_REQUEST = { method: "GET", path: "/_local/clock", headers: {} } as const;

const untilAnswered = async (port: number, isGone: () => boolean): Promise<void> => {
  const wire = openWire(port, 1);
  const lateMs = performance.now() + START_TIMEOUT_MS;
  try {
    while ((await wire.send(FIRST_REQUEST)).status !== 200) {
      if (isGone() || performance.now() > lateMs) throw new Error("the runtime does not start");
      await pause(LOOK_AGAIN_MS);
    }
  } finally {
    wire.close();
  }
};

/** The flags that `npm start` gives Node. */
const RUNTIME_FLAGS: readonly string[] = runtimeFlags;

/** Starts a file of `local/` with a free port in its environment, and waits for its first answer. */
export const startProcess = async (file: string, args: readonly string[] = []): Promise<StartedProcess> => {
  const port = await freePort();
  const main = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const startedMs = performance.now();
  // The channel ends the runtime when the bench is gone, however it went.
  const child = spawn(process.execPath, [...RUNTIME_FLAGS, main, ...args], {
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (isGone()) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  };
  try {
    await untilAnswered(port, isGone);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, pid: child.pid ?? 0, firstAnswerMs: performance.now() - startedMs, stop };
};
