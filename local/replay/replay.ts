import type { ApiClient } from "../api-client.ts";
import type { Progress } from "../progress.ts";
import type { Entry } from "./agenda.ts";
import { TIMER_SLACK_MS } from "./audit/books.ts";
import type { CaseFile, Story } from "./case-file.ts";
import { chanceOf } from "./chance.ts";
import { workShift } from "./desk/shift.ts";
import { planExperiments } from "./experiments.ts";
import { liveThrough } from "./order-life.ts";
import { bankClaimOf } from "./parties/bank.ts";
import { openMail } from "./parties/mail.ts";
import type { ReplayOrder } from "./replay-order.ts";
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS, SECOND_MS } from "./times.ts";
import { makeWeather } from "./weather.ts";
import { openWorld, type World } from "./world.ts";

/** What is replayed. */
export interface ReplayOptions {
  readonly nobody: ApiClient;
  readonly orders: readonly ReplayOrder[];
  readonly seed: number;
  /** Told of days, of about `replayDays` in all. */
  readonly progress?: Progress | undefined;
}

/** What a replay leaves for the audit. */
export interface Replayed {
  readonly world: World;
  readonly stories: readonly Story[];
}

/** The clock of the system is already past the first order, and time does not go back. */
export class TooLate extends Error {
  override readonly name = "TooLate";
}

/** Whatever is still open so long after the last order will never end. */
const HORIZON_DAYS = 400;

/** What of that usually passes until all cases are closed. */
const AFTERMATH_DAYS = 200;

/** After the last case is over its parties are asked, a day later, and may answer for a week. */
const SURVEY_DAYS = 8;

/** Requests that are under way at once. */
const CONCURRENCY = 12;

/** The desk works once a weekday, at an instant at which nobody else does anything. */
const SHIFT_AT_MS = 13 * HOUR_MS + 5 * MINUTE_MS + 30 * SECOND_MS;

const firstMs = (orders: readonly ReplayOrder[]): number => Math.min(...orders.map(({ placedMs }) => placedMs));
const lastMs = (orders: readonly ReplayOrder[]): number => Math.max(...orders.map(({ placedMs }) => placedMs));

/** How many days a replay is expected to take, for its progress. */
export const replayDays = (orders: readonly ReplayOrder[]): number =>
  Math.ceil((lastMs(orders) - firstMs(orders)) / DAY_MS) + AFTERMATH_DAYS;

const nextShiftMs = (nowMs: number): number => {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS + SHIFT_AT_MS;
  const next = today > nowMs ? today : today + DAY_MS;
  const weekday = new Date(next).getUTCDay();
  return next + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * DAY_MS;
};

// Different orders at once, one order's things one after the other.
const runTogether = async (entries: readonly Entry[]): Promise<void> => {
  const queue = [...Map.groupBy(entries, ({ owner }) => owner).values()];
  const worker = async () => {
    for (let own = queue.shift(); own !== undefined; own = queue.shift()) for (const entry of own) await entry.run();
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, queue.length) }, worker));
};

const holdShifts = (world: World, stories: readonly Story[]): void => {
  const fileOf = (caseId: string): CaseFile | undefined =>
    stories.flatMap(({ cases }) => cases).find(({ id }) => id === caseId);
  const readMail = openMail(world, fileOf);
  const run = async () => {
    await workShift(world, fileOf, stories);
    await readMail();
    // The desk goes home when nobody else has anything left to do.
    if (world.agenda.nextAtMs() !== undefined) hold();
  };
  const hold = () => world.agenda.add({ atMs: nextShiftMs(world.nowMs()), owner: "desk", run });
  hold();
};

const runAgenda = async (world: World, orders: readonly ReplayOrder[], progress?: Progress): Promise<void> => {
  const [startMs, horizonMs] = [firstMs(orders), lastMs(orders) + HORIZON_DAYS * DAY_MS];
  for (let atMs = world.agenda.nextAtMs(); atMs !== undefined && atMs <= horizonMs; atMs = world.agenda.nextAtMs()) {
    await world.moveTo(atMs);
    await runTogether(world.agenda.take());
    const day = Math.floor((atMs - startMs) / DAY_MS);
    progress?.at(Math.min(day, replayDays(orders)), instantOf(atMs).slice(0, 10));
  }
  // Everything that the last acts led to has happened when this resolves.
  await world.moveTo(world.nowMs() + (1 + SURVEY_DAYS) * DAY_MS + TIMER_SLACK_MS);
};

/** Lives all orders through again, until every case has ended. Throws `TooLate`. */
export const replay = async ({ nobody, orders, seed, progress }: ReplayOptions): Promise<Replayed> => {
  const world = await openWorld(nobody);
  if (world.nowMs() > firstMs(orders))
    throw new TooLate(
      `the system's clock stands at ${instantOf(world.nowMs())}, after the first order of ${instantOf(firstMs(orders))}`,
    );
  const stories = orders.map((order): Story => {
    const chance = (...names: readonly string[]) => chanceOf(seed, order.placed.orderId, ...names);
    return { order, chance, cases: [], disputes: [], claim: bankClaimOf(order, chance("bank")) };
  });
  await makeWeather(world, stories);
  for (const story of stories) liveThrough(world, story);
  planExperiments(world, orders);
  holdShifts(world, stories);
  await runAgenda(world, orders, progress);
  progress?.end();
  return { world, stories };
};
