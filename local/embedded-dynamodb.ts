import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { DataPlace } from "./data-place.ts";
import { freePort } from "./free-port.ts";
import { endOrphan, PID_FILE } from "./orphan.ts";

/** A DynamoDB-compatible database on this machine. */
export interface EmbeddedDynamoDb {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** No database can be had here; the message says what to do about it. */
export class NoDatabase extends Error {
  override readonly name = "NoDatabase";
}

/** It answers after some 40 ms; this long means that something is wrong with the machine. */
const START_TIMEOUT_MS = 15_000;

/** Somebody may take the free port before the database does. */
const START_TRIES = 3;

const REMEDY =
  "Set DYNAMODB_ENDPOINT to any DynamoDB-compatible endpoint, such as http://localhost:8000 of DynamoDB Local.";

// The shell ends the database when our end of its input closes, which the operating system does however we die.
const LEASH = '"$0" "$@" </dev/null & pid=$!; echo $pid; exec 3<&0; { read -r _ <&3; kill $pid; } & wait $pid';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const executable = (): string => {
  try {
    return createRequire(import.meta.url).resolve("@dynoxide/linux-x64/dynoxide");
  } catch {
    const platform = `${process.platform} on ${process.arch}`;
    throw new NoDatabase(`The embedded database (package @dynoxide/linux-x64) is not there for ${platform}. ${REMEDY}`);
  }
};

const listening = (child: Child): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (why: string) =>
      reject(new NoDatabase(`The embedded database did not start: ${why} ${said.join(" ")} ${REMEDY}`));
    const timeout = setTimeout(() => fail("it was silent."), START_TIMEOUT_MS);
    child.once("error", (error) => fail(`${error.message}.`));
    child.once("close", (code) => fail(`it ended with ${code}.`));
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      if (!line.includes("Dynoxide listening")) return;
      clearTimeout(timeout);
      resolve();
    });
  });

const started = async (place: DataPlace): Promise<{ child: Child; endpoint: string }> => {
  const file = place.folder === undefined ? [] : ["--db-path", place.database("cases.sqlite")];
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    // A session of its own, or Ctrl-C would end it before the requests that still need it.
    const child = spawn("sh", ["-c", LEASH, executable(), "serve", "--port", String(port), ...file], {
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    });
    createInterface({ input: child.stdout }).once("line", (pid) => place.write(PID_FILE, pid));
    try {
      await listening(child);
      return { child, endpoint: `http://127.0.0.1:${port}` };
    } catch (error) {
      child.stdin.end();
      if (tries === START_TRIES) throw error;
    }
  }
};

/**
 * Starts the embedded database on a free port, in a file of the place or in memory. It ends with this process, however that
 * ends; `lost` is told when it ends before. One that is still ending since our last run is waited for: two must not write one file.
 */
export const startEmbeddedDynamoDb = async (
  place: DataPlace,
  lost: (why: string) => void,
): Promise<EmbeddedDynamoDb> => {
  await endOrphan(place);
  const { child, endpoint } = await started(place);
  let isStopping = false;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  void gone.then(() => {
    child.stdin.destroy();
    if (!isStopping) lost(`the embedded database ended with ${child.signalCode ?? child.exitCode}`);
  });
  return {
    endpoint,
    stop: async () => {
      isStopping = true;
      child.stdin.end();
      await gone;
    },
  };
};
