import * as z from "zod";
import { Currency } from "../../kernel/currencies.ts";
import { Verdict } from "../../kernel/terms.ts";
import type { Comparison } from "./compare.ts";
import { ChangeKind } from "./difference.ts";
import { floorsNeeded } from "./floors-needed.ts";
import { eachParty, PartyAmounts, parties } from "./party-amounts.ts";

/** Numbers by name, of which those of several decisions are added up. */
export type DivergenceCounts = Readonly<Record<string, number>>;

const count = z.int().nonnegative();

const EffectCounts = z.object({ better: count, worse: count, open: count });

/** What a version would have decided otherwise than the one in force, while it looked on. */
export const DivergenceReport = z.object({
  cases: count,
  changed: count,
  explainedDifferently: count,
  /** Decisions that it could not make at all. */
  failed: count,
  /** Decisions in which it alone would give less than the law. */
  undercut: count,
  changesByKind: z.partialRecord(ChangeKind, count),
  verdicts: z.array(z.object({ before: Verdict, after: Verdict, cases: count })),
  buyer: EffectCounts,
  seller: EffectCounts,
  platform: EffectCounts,
  moneyMoved: z.array(z.object({ currency: Currency, least: PartyAmounts, most: PartyAmounts })),
});
export type DivergenceReport = Readonly<z.infer<typeof DivergenceReport>>;

const affected = ["buyer", "seller", "platform"] as const;
const effects = ["better", "worse", "open"] as const;
const sides = ["least", "most"] as const;

const moneyCounts = ({ record, change }: Comparison): DivergenceCounts => {
  const range = change?.money?.moved.range;
  if (range === undefined) return {};
  return Object.fromEntries(
    sides.flatMap((side) => parties.map((party) => [`money ${record.currency} ${side} ${party}`, range[side][party]])),
  );
};

/** What one decision adds to the counts of a shadow. */
export const divergenceCounts = (comparison: Comparison): DivergenceCounts => {
  const { record, after, change } = comparison;
  const isChanged = change?.money !== undefined;
  return {
    cases: 1,
    [`verdict ${record.granted.verdict} ${after.verdict}`]: 1,
    ...(floorsNeeded(after).length > 0 && { undercut: 1 }),
    ...(change && { [isChanged ? "changed" : "explainedDifferently"]: 1 }),
    ...Object.fromEntries((change?.kinds ?? []).map((kind) => [`kind ${kind}`, 1])),
    ...(isChanged && Object.fromEntries(affected.map((party) => [`${party} ${change.effects[party]}`, 1]))),
    ...moneyCounts(comparison),
  };
};

/** What a decision that could not be made adds. */
export const failedCounts: DivergenceCounts = { cases: 1, failed: 1 };

const effectCounts = (of: (name: string) => number, party: (typeof affected)[number]) => {
  const [better = 0, worse = 0, open = 0] = effects.map((effect) => of(`${party} ${effect}`));
  return { better, worse, open };
};

const moneyIn = (counts: DivergenceCounts, of: (name: string) => number): DivergenceReport["moneyMoved"] => {
  const currencies = new Set(
    Object.keys(counts)
      .filter((name) => name.startsWith("money "))
      .map((name) => Currency.parse(name.split(" ")[1])),
  );
  return [...currencies].map((currency) => ({
    currency,
    least: eachParty((party) => of(`money ${currency} least ${party}`)),
    most: eachParty((party) => of(`money ${currency} most ${party}`)),
  }));
};

/** The report on counts that were added up. */
export const divergenceReport = (counts: DivergenceCounts): DivergenceReport => {
  const of = (name: string): number => counts[name] ?? 0;
  const kinds = ChangeKind.options.filter((kind) => of(`kind ${kind}`) > 0);
  const pairs = Verdict.options.flatMap((before) => Verdict.options.map((after) => ({ before, after })));
  return {
    cases: of("cases"),
    changed: of("changed"),
    explainedDifferently: of("explainedDifferently"),
    failed: of("failed"),
    undercut: of("undercut"),
    changesByKind: Object.fromEntries(kinds.map((kind) => [kind, of(`kind ${kind}`)])),
    verdicts: pairs
      .map((pair) => ({ ...pair, cases: of(`verdict ${pair.before} ${pair.after}`) }))
      .filter(({ cases }) => cases > 0),
    buyer: effectCounts(of, "buyer"),
    seller: effectCounts(of, "seller"),
    platform: effectCounts(of, "platform"),
    moneyMoved: moneyIn(counts, of),
  };
};
