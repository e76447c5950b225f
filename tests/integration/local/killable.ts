import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A runtime in a process of its own, with what its program said of itself. */
export interface Killable<Said> {
  readonly said: Said;
  /** SIGKILL: nothing of it gets a chance to tidy up. */
  kill(): Promise<void>;
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the process ended with ${code} before it answered`)));
    if (child.stdout !== null) createInterface({ input: child.stdout }).once("line", resolve);
  });

/** To be called by such a program: it ends when whoever started it does, however that ends. */
export const endWithParent = (): void => {
  process.stdin.resume();
  process.stdin.once("end", () => process.exit(1));
};

/** Starts a program on a data folder and waits until it says, in one line of JSON, where it is reached. */
export const startKillable = async <Said>(program: URL, dataFolder: string): Promise<Killable<Said>> => {
  const child = spawn(process.execPath, [fileURLToPath(program), dataFolder], { stdio: ["pipe", "pipe", "inherit"] });
  const said: Said = JSON.parse(await firstLine(child));
  return {
    said,
    kill: async () => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
};
