import { performance } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import type { Identity } from "../identity/issuer.ts";
import { dealings, handIn, opening, type Step } from "./life.ts";

/** What the parties are told before they start. */
export interface Orders {
  readonly url: string;
  readonly firstNumber: number;
  readonly lives: number;
  readonly concurrency: number;
  /** The system's own time, which stands still meanwhile. */
  readonly at: string;
  /** Tokens by the subject that they are for. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** What the parties saw: how long each request took, by the name of its step, and how many were not answered with success. */
export interface Seen {
  readonly millis: Readonly<Record<string, readonly number[]>>;
  readonly failures: readonly string[];
}

const { url, firstNumber, lives, concurrency, at, tokens } = workerData as Orders;

const millis: Record<string, number[]> = {};
const failures: string[] = [];
let sent = 0;

const tokenOf = ({ subject }: Identity): string => tokens[subject] ?? "";

const send = async ({ name, by, method, path, body }: Step): Promise<Readonly<Record<string, unknown>>> => {
  sent += 1;
  const startedMs = performance.now();
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${tokenOf(by)}`,
      "content-type": "application/json",
      "idempotency-key": `bench-${firstNumber}-${sent}`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) failures.push(`${method} ${path}: ${response.status} ${text}`);
  millis[name] = [...(millis[name] ?? []), performance.now() - startedMs];
  return JSON.parse(text === "" ? "{}" : text);
};

/** So many at once take up one number after the other. */
const forEach = async (act: (number: number) => Promise<void>): Promise<void> => {
  let next = firstNumber;
  const party = async () => {
    while (next < firstNumber + lives) await act(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, party));
};

const live = async (number: number): Promise<void> => {
  const { id } = await send(opening(number));
  for (const step of dealings(number, String(id), at)) await send(step);
};

await forEach(async (number) => void (await send(handIn(number))));
parentPort?.postMessage("orders are in");
await forEach(live);
parentPort?.postMessage({ millis, failures } satisfies Seen);
