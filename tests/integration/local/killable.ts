import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A runtime in a process of its own. */
export interface Killable {
  readonly url: string;
  readonly token: string;
  /** SIGKILL: nothing of it gets a chance to tidy up. */
  kill(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL("./things-process.ts", import.meta.url));

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the process ended with ${code} before it answered`)));
    if (child.stdout !== null) createInterface({ input: child.stdout }).once("line", resolve);
  });

/** Starts the tiny marketplace on a folder and waits until it answers. */
export const startKillable = async (dataFolder: string): Promise<Killable> => {
  const child = spawn(process.execPath, [PROGRAM, dataFolder], { stdio: ["ignore", "pipe", "inherit"] });
  const { url, token } = JSON.parse(await firstLine(child));
  return {
    url,
    token,
    kill: async () => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
};
