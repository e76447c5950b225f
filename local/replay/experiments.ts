import * as z from "zod";
import { ForbiddenSubject } from "../../domain/experiments/flag-registry.ts";
import type { ReplayOrder } from "./replay-order.ts";
import { DAY_MS } from "./times.ts";
import type { World } from "./world.ts";

/** As short and as long as one experiment may be. */
const DAYS_MIN = 7;
const DAYS_MAX = 90;

/** Requests come some while after their orders. */
const LAG_MS = 10 * DAY_MS;

const guardrails = [
  { metric: "escalated", direction: "must_not_rise", margin: 0.25, action: "pause" },
  { metric: "csat", direction: "must_not_fall", margin: 1, action: "pause" },
];

const half = (control: string, treatment: string) => [
  { name: control, weight: 5_000 },
  { name: treatment, weight: 5_000 },
];

const common = {
  unit: "ORDER",
  eligibility: [],
  guardrails,
  plan: { alpha: 0.05, power: 0.8, nStar: 1_000, minDays: DAYS_MIN },
  ethicsCheck: ForbiddenSubject.options,
};

type Definition = Readonly<Record<string, unknown>> & { readonly plan: object };

/** The two that run while the orders are lived through, each in a layer of its own, so that a case may be in both. */
const DEFINITIONS: Readonly<Record<string, Definition>> = {
  replay_partial_offer: {
    ...common,
    flag: "partial_offer",
    salt: "replay",
    layer: { name: "replay_offers", from: 0, to: 10_000 },
    variants: half("straight_to_return", "offer_first"),
    primaryMetric: { metric: "hours_to_resolution", direction: "decrease" },
    plan: { ...common.plan, mde: 48 },
  },
  replay_seller_reminder: {
    ...common,
    flag: "seller_reminder",
    salt: "replay",
    layer: { name: "replay_reminders", from: 0, to: 10_000 },
    variants: half("half_way", "early"),
    primaryMetric: { metric: "seller_answered_in_time", direction: "increase" },
    plan: { ...common.plan, mde: 0.1 },
  },
};

/** The keys of the replay's experiments. */
export const EXPERIMENT_KEYS: readonly string[] = Object.keys(DEFINITIONS);

const daysOf = (placed: readonly number[]): number => {
  const span = Math.ceil((Math.max(...placed) - Math.min(...placed)) / DAY_MS);
  return Math.max(DAYS_MIN, Math.min(DAYS_MAX, span));
};

// Where most orders lie within the days of one experiment.
const busiestMs = (placed: readonly number[], days: number): number => {
  const within = (fromMs: number) => placed.filter((atMs) => atMs >= fromMs && atMs < fromMs + days * DAY_MS).length;
  return placed.reduce((best, atMs) => (within(atMs) > within(best) ? atMs : best), placed[0] ?? 0);
};

/** Notes on the agenda that the analysts start their experiments when the busiest days begin; another person approves each. */
export const planExperiments = (world: World, orders: readonly ReplayOrder[]): void => {
  const placed = orders.map(({ placedMs }) => placedMs);
  const maxDays = daysOf(placed);
  const start = async (key: string, { plan, ...definition }: Definition): Promise<void> => {
    const path = `/platform/v1/experiments/${key}`;
    const author = await world.as({ role: "platform", subject: "replay-analyst" });
    const approver = await world.as({ role: "platform", subject: "replay-governance" });
    await author.put(path, { ...definition, plan: { ...plan, maxDays } }, z.unknown());
    await author.post(`${path}/submit`, {}, z.unknown(), { key: world.newKey() });
    await approver.post(`${path}/approve`, {}, z.unknown(), { key: world.newKey() });
    await author.post(`${path}/start`, {}, z.unknown(), { key: world.newKey() });
  };
  const run = async () => {
    for (const [key, definition] of Object.entries(DEFINITIONS)) await start(key, definition);
  };
  world.agenda.add({ atMs: busiestMs(placed, maxDays) + LAG_MS, owner: "analysts", run });
};
