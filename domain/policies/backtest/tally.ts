import * as z from "zod";
import type { Comparison } from "./compare.ts";
import { fullRefundMinor } from "./cost-of-decision.ts";
import { ChangeKind, Effect } from "./difference.ts";
import { floorsNeeded } from "./floors-needed.ts";
import { type ActualEnd, AskedVerdict, joinMovements, Movement, noMovement } from "./money-moved.ts";
import { dimensions, segmentsOf, type TierBounds } from "./segments.ts";

const count = z.int().nonnegative();

const EffectCounts = z.partialRecord(Effect, count);

/** What one group of cases comes to. `moved` is by currency and absent where nothing moves. */
export const GroupTally = z.object({
  cases: count,
  changed: count,
  buyer: EffectCounts,
  seller: EffectCounts,
  platform: EffectCounts,
  moved: z.partialRecord(z.string(), Movement),
});
export type GroupTally = z.infer<typeof GroupTally>;

/** Cases of one asked verdict that have ended: what was asked for and what was paid, in minor units. */
const Ended = z.object({ cases: count, paidMinor: count, askedMinor: count });

/** The key of a segment's value. A category is the marketplace's word, and may be one that every object already has. */
export const segmentKey = (value: string): string => `:${value}`;

/** The value behind such a key. */
export const segmentValue = (key: string): string => key.slice(1);

/** What some cases come to, in a form of which two make one. Keys of `segments` are a dimension, then a segment's key. */
export const Tally = z.object({
  all: GroupTally,
  explainedDifferently: count,
  kinds: z.partialRecord(ChangeKind, count),
  verdicts: z.record(z.string(), count),
  segments: z.record(z.string(), z.record(z.string(), GroupTally)),
  sellers: z.record(z.string(), GroupTally),
  buyers: z.record(z.string(), EffectCounts),
  floors: z.record(z.string(), z.object({ before: count, after: count })),
  undercut: z.object({ before: count, after: count }),
  ended: z.record(z.string(), z.partialRecord(AskedVerdict, Ended)),
  baselines: z.record(z.string(), count),
});
export type Tally = z.infer<typeof Tally>;

const newGroup = (): GroupTally => ({ cases: 0, changed: 0, buyer: {}, seller: {}, platform: {}, moved: {} });

/** Nothing counted yet. */
export const newTally = (): Tally => ({
  all: newGroup(),
  explainedDifferently: 0,
  kinds: {},
  verdicts: {},
  segments: {},
  sellers: {},
  buyers: {},
  floors: {},
  undercut: { before: 0, after: 0 },
  ended: {},
  baselines: {},
});

const add = <Key extends string>(counts: Partial<Record<Key, number>>, key: Key, by = 1): void => {
  counts[key] = (counts[key] ?? 0) + by;
};

const groupIn = (groups: Record<string, GroupTally>, key: string): GroupTally => {
  const group = groups[key] ?? newGroup();
  groups[key] = group;
  return group;
};

const countInto = (group: GroupTally, { record, change }: Comparison): void => {
  group.cases += 1;
  if (change?.money === undefined) return;
  group.changed += 1;
  for (const party of ["buyer", "seller", "platform"] as const) add(group[party], change.effects[party]);
  group.moved[record.currency] = joinMovements(group.moved[record.currency] ?? noMovement, change.money.moved);
};

const countFloors = (tally: Tally, { record, after }: Comparison): void => {
  for (const [side, granted] of [
    ["before", record.granted],
    ["after", after],
  ] as const) {
    const floors = floorsNeeded(granted);
    if (floors.length > 0) tally.undercut[side] += 1;
    for (const floor of floors) {
      const found = tally.floors[floor] ?? { before: 0, after: 0 };
      found[side] += 1;
      tally.floors[floor] = found;
    }
  }
};

const countEnd = (tally: Tally, { record }: Comparison, end: ActualEnd | undefined): void => {
  const asked = AskedVerdict.safeParse(record.granted.verdict);
  if (end === undefined || !asked.success) return;
  const ofCurrency = tally.ended[record.currency] ?? {};
  const found = ofCurrency[asked.data] ?? { cases: 0, paidMinor: 0, askedMinor: 0 };
  found.cases += 1;
  found.paidMinor += end.refundedMinor;
  found.askedMinor += fullRefundMinor(record.granted, record.lines);
  tally.ended[record.currency] = { ...ofCurrency, [asked.data]: found };
};

/** A policy version in one text: id, version and the hash of its content, where it was kept. */
const baselineOf = ({ policy: { id, version, contentHash } }: Comparison["record"]): string =>
  [id, version, contentHash ?? ""].join("#");

const countChange = (tally: Tally, { record, after, change }: Comparison): void => {
  add(tally.verdicts, `${record.granted.verdict} ${after.verdict}`);
  if (change === undefined) return;
  for (const kind of change.kinds) add(tally.kinds, kind);
  if (change.money === undefined) {
    tally.explainedDifferently += 1;
    return;
  }
  const buyer = tally.buyers[record.buyerId] ?? {};
  add(buyer, change.effects.buyer);
  tally.buyers[record.buyerId] = buyer;
};

/** Counts one decision into a tally, which it changes. */
export const countDecision = (
  tally: Tally,
  comparison: Comparison,
  end: ActualEnd | undefined,
  bounds: TierBounds,
): void => {
  const { record } = comparison;
  countInto(tally.all, comparison);
  countInto(groupIn(tally.sellers, record.sellerId), comparison);
  const segments = segmentsOf(record, bounds);
  for (const dimension of dimensions) {
    const values = tally.segments[dimension] ?? {};
    countInto(groupIn(values, segmentKey(segments[dimension])), comparison);
    tally.segments[dimension] = values;
  }
  countChange(tally, comparison);
  countFloors(tally, comparison);
  countEnd(tally, comparison, end);
  add(tally.baselines, baselineOf(record));
};
