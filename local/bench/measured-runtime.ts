import type { Identity } from "../identity/issuer.ts";
import { bodyOf } from "./answers.ts";
import { atOnce } from "./at-once.ts";
import { buyerOf, orderOf, platform, type Step, seller } from "./life.ts";
import { type StartedProcess, startProcess } from "./started-process.ts";
import { openWire, type Ready, type Wire } from "./wire.ts";

/** A runtime that requests are sent to, and what prepares them without being measured. */
export interface MeasuredRuntime {
  readonly pid: number;
  connect(connections: number): Wire;
  /** Hands in so many new orders and gets their buyers a token each; gives the orders' numbers. */
  newOrders(count: number): Promise<readonly number[]>;
  /** A step as its party sends it; each time under a key of its own. */
  ready(step: Step): Ready;
  /** Lets everything happen that follows of what was sent. */
  rest(): Promise<void>;
  /** Lets an ISO 8601 duration pass and everything happen that is due by then. */
  pass(duration: string): Promise<void>;
  /** The system's own time. */
  now(): Promise<string>;
  stop(): Promise<void>;
}

/** Enough to keep the runtime busy while it is prepared. */
const PREPARING_AT_ONCE = 8;

/** As many orders as one import takes at once. */
const IMPORT_LINES = 100;

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const request = (method: string, path: string, body?: Buffer, headers: Ready["headers"] = {}): Ready => ({
  method,
  path,
  headers: { "content-type": "application/json", "content-length": body?.length ?? 0, ...headers },
  body,
});

const parts = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));

const around = ({ port, pid, stop }: StartedProcess): MeasuredRuntime => {
  const wire = openWire(port, PREPARING_AT_ONCE);
  const tokens = new Map<string, string>();
  let keys = 0;
  let orders = 0;
  const by = ({ subject }: Identity) => ({
    authorization: `Bearer ${tokens.get(subject)}`,
    "idempotency-key": `bench-${++keys}`,
  });
  const ask = async (ready: Ready) => bodyOf(await wire.send(ready));
  const introduce = (parties: readonly Identity[]) =>
    atOnce(PREPARING_AT_ONCE, parties, async (party) => {
      if (tokens.has(party.subject)) return;
      tokens.set(party.subject, String((await ask(request("POST", "/_local/tokens", json(party)))).token));
    });
  const handIn = async (numbers: readonly number[], openedAt: string) => {
    const lines = Buffer.from(numbers.map((number) => JSON.stringify(orderOf(number, { openedAt }))).join("\n"));
    const headers = { ...by(platform), "content-type": "application/x-ndjson" };
    const { imported } = await ask(request("POST", "/platform/v1/order-imports", lines, headers));
    if (imported !== numbers.length) throw new Error(`${imported} of ${numbers.length} orders were taken`);
  };
  const pass = async (duration: string) =>
    void (await ask(request("POST", "/_local/clock", json({ advance: duration }))));
  const now = async () => String((await ask(request("GET", "/_local/clock"))).now);
  // The clock moves only when nothing runs any more. One that ticks does not move by nothing.
  const rest = () => pass("PT1S");
  return {
    pid,
    connect: (connections) => openWire(port, connections),
    newOrders: async (count) => {
      const numbers = Array.from({ length: count }, () => ++orders);
      await introduce([platform, seller, ...numbers.map(buyerOf)]);
      const openedAt = await now();
      for (const part of parts(numbers, IMPORT_LINES)) await handIn(part, openedAt);
      await rest();
      return numbers;
    },
    ready: ({ by: party, method, path, body }) =>
      request(method, path, body === undefined ? undefined : json(body), by(party)),
    rest,
    pass,
    now,
    stop: async () => {
      wire.close();
      await stop();
    },
  };
};

/** Starts an empty runtime in memory, where time stands still. */
export const startInMemory = async (): Promise<MeasuredRuntime> =>
  around(await startProcess("bench/runtime-in-memory.ts"));

/** Starts what `npm start` starts, with its data in a folder and no sample data. */
export const startInFolder = async (folder: string): Promise<MeasuredRuntime> =>
  around(await startProcess("main.ts", ["--empty", "--data", folder]));
