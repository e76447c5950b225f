import * as z from "zod";
import { Currency } from "../../kernel/currencies.ts";
import { Instant } from "../../kernel/instant.ts";
import { Verdict } from "../../kernel/terms.ts";
import { ChangeKind } from "./difference.ts";
import { joinGroup } from "./join-tallies.ts";
import { AskedVerdict, expectedOf, MoneyRange, type PaidShares } from "./money-moved.ts";
import { PartyAmounts } from "./party-amounts.ts";
import { dimensions, sellerSizeOf, type TierBounds } from "./segments.ts";
import { type GroupTally, segmentKey, segmentValue, type Tally } from "./tally.ts";

const count = z.int().nonnegative();

/** How many it is better for, worse for, or either as the case goes. */
const EffectCounts = z.object({ better: count, worse: count, open: count });

/** Money moved in one currency by party; `expected` is absent where no case tells how often people say yes. */
const MovedMoney = z.object({ currency: Currency, ...MoneyRange.shape, expected: PartyAmounts.optional() });

const Group = z.object({
  cases: count,
  changed: count,
  buyer: EffectCounts,
  seller: EffectCounts,
  platform: EffectCounts,
  moneyMoved: z.array(MovedMoney),
});
type Group = z.infer<typeof Group>;

/** A group with how much more often than for all others its buyers or sellers come off worse: the quotient of both shares. */
const Segment = Group.extend({
  dimension: z.enum([...dimensions, "sellerSize"]),
  value: z.string(),
  buyersWorseRatio: z.number().nonnegative().optional(),
  sellersWorseRatio: z.number().nonnegative().optional(),
});

const Affected = EffectCounts.extend({ affected: count });

/** What a policy would have decided otherwise in a window of past cases. */
export const BacktestReport = Group.extend({
  explainedDifferently: count,
  changesByKind: z.partialRecord(ChangeKind, count),
  verdicts: z.array(z.object({ before: Verdict, after: Verdict, cases: count })),
  buyers: Affected,
  sellers: Affected,
  segments: z.array(Segment),
  /** Segments that come off worse at more than twice the rate of all others. */
  disparities: z.array(z.object({ dimension: z.string(), value: z.string(), party: z.enum(["buyer", "seller"]) })),
  /** Cases in which the policy alone would give less than the law, before and after; and by the rule id of the floor. */
  undercut: z.object({ before: count, after: count }),
  floorBreaches: z.array(z.object({ ruleId: z.string(), casesBefore: count, casesAfter: count })),
  /** Cases of the window that were asked about and have ended, from which the expectations come. */
  ended: z.array(z.object({ currency: Currency, verdict: AskedVerdict, cases: count, paidShare: z.number() })),
  valueTiers: z.object({ smallUpToMinor: count, mediumUpToMinor: count }),
  baselines: z.array(
    z.object({ id: z.string(), version: z.int().positive(), contentHash: z.string().optional(), cases: count }),
  ),
  madeAt: Instant,
});
export type BacktestReport = Readonly<z.infer<typeof BacktestReport>>;

type Shares = (currency: string) => PaidShares;

const sharesIn =
  ({ ended }: Tally): Shares =>
  (currency) =>
    Object.fromEntries(
      Object.entries(ended[currency] ?? {}).flatMap(([verdict, sums]) =>
        sums === undefined || sums.askedMinor === 0 ? [] : [[verdict, sums.paidMinor / sums.askedMinor]],
      ),
    );

const effectCounts = ({ better = 0, worse = 0, open = 0 }: GroupTally["buyer"]) => ({ better, worse, open });

const groupOf = ({ cases, changed, buyer, seller, platform, moved }: GroupTally, shares: Shares): Group => ({
  cases,
  changed,
  buyer: effectCounts(buyer),
  seller: effectCounts(seller),
  platform: effectCounts(platform),
  moneyMoved: Object.entries(moved).flatMap(([currency, movement]) => {
    if (movement === undefined) return [];
    const expected = expectedOf(movement.expectation, shares(currency));
    return [{ currency: Currency.parse(currency), ...movement.range, ...(expected && { expected }) }];
  }),
});

/** Governance calls it a disparity when a segment's rate is above twice that of all others. */
const disparityAbove = 2;

const ratio = (part: GroupTally, all: GroupTally, party: "buyer" | "seller"): number | undefined => {
  const others = all.cases - part.cases;
  const worseElsewhere = (all[party].worse ?? 0) - (part[party].worse ?? 0);
  if (others === 0 || part.cases === 0 || worseElsewhere === 0) return undefined;
  return (part[party].worse ?? 0) / part.cases / (worseElsewhere / others);
};

const bySize = ({ sellers }: Tally): Record<string, GroupTally> => {
  const sizes: Record<string, GroupTally> = {};
  for (const seller of Object.values(sellers)) {
    const size = segmentKey(sellerSizeOf(seller.cases));
    const found = sizes[size];
    if (found === undefined) sizes[size] = structuredClone(seller);
    else joinGroup(found, seller);
  }
  return sizes;
};

const segmentsIn = (tally: Tally, shares: Shares): BacktestReport["segments"] => {
  const groups: Tally["segments"] = { ...tally.segments, sellerSize: bySize(tally) };
  return ([...dimensions, "sellerSize"] as const).flatMap((dimension) =>
    Object.entries(groups[dimension] ?? {}).map(([key, group]) => {
      const buyersWorseRatio = ratio(group, tally.all, "buyer");
      const sellersWorseRatio = ratio(group, tally.all, "seller");
      return {
        dimension,
        value: segmentValue(key),
        ...groupOf(group, shares),
        ...(buyersWorseRatio !== undefined && { buyersWorseRatio }),
        ...(sellersWorseRatio !== undefined && { sellersWorseRatio }),
      };
    }),
  );
};

const disparitiesIn = (segments: BacktestReport["segments"]): BacktestReport["disparities"] =>
  segments.flatMap(({ dimension, value, buyersWorseRatio = 0, sellersWorseRatio = 0 }) => [
    ...(buyersWorseRatio > disparityAbove ? [{ dimension, value, party: "buyer" as const }] : []),
    ...(sellersWorseRatio > disparityAbove ? [{ dimension, value, party: "seller" as const }] : []),
  ]);

/** One person or firm counts once however many of its cases change: the worst of them says how. */
const affected = (each: readonly GroupTally["buyer"][]): z.infer<typeof Affected> => {
  const has = (effect: "worse" | "open" | "better") => (counts: GroupTally["buyer"]) => (counts[effect] ?? 0) > 0;
  const worse = each.filter(has("worse"));
  const open = each.filter((counts) => !has("worse")(counts) && has("open")(counts));
  const better = each.filter((counts) => !has("worse")(counts) && !has("open")(counts) && has("better")(counts));
  return {
    affected: worse.length + open.length + better.length,
    worse: worse.length,
    open: open.length,
    better: better.length,
  };
};

const verdictsIn = ({ verdicts }: Tally): BacktestReport["verdicts"] =>
  Object.entries(verdicts).map(([pair, cases]) => {
    const [before, after] = pair.split(" ");
    return { before: Verdict.parse(before), after: Verdict.parse(after), cases };
  });

const baselinesIn = ({ baselines }: Tally): BacktestReport["baselines"] =>
  Object.entries(baselines).map(([baseline, cases]) => {
    const [id = "", version, contentHash = ""] = baseline.split("#");
    return { id, version: Number(version), ...(contentHash === "" ? {} : { contentHash }), cases };
  });

const endedIn = ({ ended }: Tally, shares: Shares): BacktestReport["ended"] =>
  Object.entries(ended).flatMap(([currency, verdicts]) =>
    AskedVerdict.options.flatMap((verdict) => {
      const cases = verdicts[verdict]?.cases ?? 0;
      const paidShare = shares(currency)[verdict] ?? 0;
      return cases === 0 ? [] : [{ currency: Currency.parse(currency), verdict, cases, paidShare }];
    }),
  );

/** The report on everything that was counted. A window without cases makes a report of zeroes. */
export const reportOf = (
  tally: Tally,
  [smallUpToMinor, mediumUpToMinor]: TierBounds,
  madeAt: Instant,
): BacktestReport => {
  const shares = sharesIn(tally);
  const segments = segmentsIn(tally, shares);
  return {
    ...groupOf(tally.all, shares),
    explainedDifferently: tally.explainedDifferently,
    changesByKind: tally.kinds,
    verdicts: verdictsIn(tally),
    buyers: affected(Object.values(tally.buyers)),
    sellers: affected(Object.values(tally.sellers).map(({ seller }) => seller)),
    segments,
    disparities: disparitiesIn(segments),
    undercut: tally.undercut,
    floorBreaches: Object.entries(tally.floors).map(([ruleId, { before, after }]) => ({
      ruleId,
      casesBefore: before,
      casesAfter: after,
    })),
    ended: endedIn(tally, shares),
    valueTiers: { smallUpToMinor, mediumUpToMinor },
    baselines: baselinesIn(tally),
    madeAt,
  };
};
