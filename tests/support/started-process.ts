import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const NODE = fileURLToPath(new URL("../../node_modules/.bin/node", import.meta.url));
const MAIN = fileURLToPath(new URL("../../local/main.ts", import.meta.url));

/** A start that takes longer is stuck, also on a busy machine. */
const START_TIMEOUT_MS = 30_000;

/** What of a process's own words is kept to be shown with a failure. */
const SAID_CHARACTERS_MAX = 4_000;

/** Below the ports that Linux gives to whoever asks for any: nobody takes it while the system is down between two lives. */
const PORTS = { from: 20_000, count: 12_000 } as const;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

/** A port that stays free while nobody listens on it. */
export const lastingPort = async (): Promise<number> => {
  for (;;) {
    const port = PORTS.from + (randomBytes(2).readUInt16BE() % PORTS.count);
    if (await isFree(port)) return port;
  }
};

/** The whole system in a process of its own, which may be killed and started again on the same folder and port. */
export class StartedProcess {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  #child: ChildProcess | undefined;
  #said = "";

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** The last words of the process, for a failure's message; the tokens that it prints tell nothing. */
  get said(): string {
    return this.#said.replaceAll(/^.*ey[\w-]+\.ey.*$/gm, "");
  }

  /** Starts it and waits until it answers. */
  async start(): Promise<void> {
    const environment = { ...process.env, PORT: String(this.#port) };
    const child = spawn(NODE, [MAIN, "--empty", "--data", this.#folder], {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    child.once("exit", (code, signal) => {
      if (signal !== "SIGKILL") this.#said += `\nIt ended by itself: code ${code}, signal ${signal}\n`;
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        this.#said = `${this.#said}${chunk}`.slice(-SAID_CHARACTERS_MAX);
      });
    const until = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#answers())) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`it does not start: ${this.#said}`);
      await sleep(20);
    }
  }

  /** SIGKILL: nothing of it gets a chance to tidy up. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/_local/clock`, { signal: AbortSignal.timeout(1_000) })).ok;
    } catch {
      return false;
    }
  }
}
