import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Log } from "../adapters/runtime/log.ts";
import { type Activity, createActivity, settled } from "./activity.ts";
import { seededChance } from "./bus/seeded-chance.ts";
import type { Closers } from "./closers.ts";
import type { DataPlace } from "./data-place.ts";
import { startEmbeddedDynamoDb } from "./embedded-dynamodb.ts";
import { createGate, type Gate } from "./gate.ts";
import { openLocalConnection } from "./local-connection.ts";
import { createLog } from "./log.ts";
import type { RecourseOptions } from "./options.ts";
import { createTimerQueue, type TimerQueue } from "./state-machines/engine.ts";
import type { Timers } from "./state-machines/ports.ts";
import { ensureTables } from "./tables.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

/** What everything else stands on: time, alarms, chance, the log, the account of running work and the tables. */
export interface Foundation {
  readonly clock: VirtualClock;
  readonly alarms: TimerQueue;
  /** The alarms as others set them: the clock hears of each. */
  readonly timers: Timers;
  readonly activity: Activity;
  readonly gate: Gate;
  readonly log: Log;
  readonly client: DynamoDBDocumentClient;
  chance(): number;
  uuid(): string;
  pause(waitMs: number): Promise<void>;
}

const openTables = async (options: RecourseOptions, place: DataPlace, closers: Closers, log: Log) => {
  const { endpoint, fresh = false } = options;
  const lost = options.lost ?? ((why: string) => log.error("database lost", { why }));
  const database = endpoint === undefined ? await startEmbeddedDynamoDb(place, lost) : undefined;
  if (database !== undefined) closers.add(database.stop);
  const at = endpoint ?? database?.endpoint ?? "";
  const { client, close } = openLocalConnection(at);
  closers.add(close);
  await ensureTables(client, { fresh });
  return client;
};

// A version 4 UUID from the given chance: repeatable runs must not meet the system's own.
const uuidFrom = (chance: () => number): string => {
  const hex = Array.from({ length: 30 }, () => Math.floor(chance() * 16).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
};

/** Lays the foundation. `engine` is asked only once something moves. */
export const layFoundation = async (
  options: RecourseOptions,
  place: DataPlace,
  closers: Closers,
  engine: () => { idle(): Promise<void> },
): Promise<Foundation> => {
  const activity = createActivity();
  const gate = createGate();
  const alarms = createTimerQueue();
  const clock = createVirtualClock({
    place,
    ticking: options.ticking ?? false,
    startAt: options.startAt,
    realNowMs: options.realNowMs ?? Date.now,
    alarms,
    settle: () => settled(activity, engine()),
    gate,
    failed: (error) => log.error("alarm failed", { error: error instanceof Error ? error.stack : String(error) }),
  });
  const log = createLog(clock, options.logLevel ?? "quiet", options.writeLog);
  const timers: Timers = {
    schedule: (dueAt, key, fire) => {
      alarms.schedule(dueAt, key, fire);
      clock.rearm();
    },
    cancel: alarms.cancel,
  };
  const chance = options.seed === undefined ? Math.random : seededChance(options.seed);
  return {
    clock,
    alarms,
    timers,
    activity,
    gate,
    log,
    client: await openTables(options, place, closers, log),
    chance,
    uuid: options.seed === undefined ? randomUUID : () => uuidFrom(chance),
    pause: options.pause ?? ((waitMs) => sleep(waitMs)),
  };
};
