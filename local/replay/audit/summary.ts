import { endedDeadlines } from "./deadline-checks.ts";
import type { Evidence } from "./evidence.ts";

/** A name with how often, or how much. */
export type Tally = readonly (readonly [name: string, count: number])[];

/** The figures of a replay. Amounts in minor units. */
export interface Summary {
  readonly histories: Tally;
  readonly outcomes: Tally;
  readonly turnedAway: Tally;
  readonly chargebacks: Tally;
  readonly disputes: Tally;
  readonly legs: readonly {
    readonly status: string;
    readonly currency: string;
    readonly count: number;
    readonly amountMinor: number;
  }[];
  readonly deadlines: readonly { readonly name: string; readonly kept: number; readonly missed: number }[];
  readonly accounts: readonly { readonly account: string; readonly currency: string; readonly balanceMinor: number }[];
}

const tally = (names: readonly string[]): Tally =>
  [...Map.groupBy(names, (name) => name)]
    .map(([name, all]) => [name, all.length] as const)
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b, "en"));

const legsIn = ({ refunds }: Evidence): Summary["legs"] => {
  const legs = [...refunds.values()].flatMap((refund) => refund.legs);
  return [...Map.groupBy(legs, ({ status, amount }) => `${status} ${amount.currency}`)]
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([name, same]) => ({
      status: name.split(" ")[0] ?? "",
      currency: name.split(" ")[1] ?? "",
      count: same.length,
      amountMinor: same.reduce((sum, { amount }) => sum + amount.amountMinor, 0),
    }));
};

const deadlinesIn = (evidence: Evidence): Summary["deadlines"] => {
  const ofCases = [...Map.groupBy(endedDeadlines(evidence), ({ name }) => name)]
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([name, all]) => {
      const missed = all.filter(({ outcome }) => outcome === "missed").length;
      return { name, kept: all.length - missed, missed };
    });
  const refunds = [...evidence.refunds.values()];
  const late = refunds.filter(({ timeline = [] }) => timeline.some(({ type }) => type === "RefundOverdue")).length;
  return [...ofCases, { name: "refund (provider)", kept: refunds.length - late, missed: late }];
};

/** Counts what the table shows. Nothing in it depends on ids or on how long anything took. */
export const summarise = (evidence: Evidence): Summary => ({
  histories: tally(evidence.stories.map(({ order }) => order.history)),
  outcomes: tally([...evidence.cases.values()].map(({ closeReason, status }) => closeReason ?? status)),
  turnedAway: [...evidence.books.turnedAway].sort(([a], [b]) => a.localeCompare(b, "en")),
  disputes: tally([...evidence.disputes.values()].map(({ closeReason, status }) => closeReason ?? status)),
  chargebacks: tally([...evidence.chargebacks.values()].map(({ status }) => status)),
  legs: legsIn(evidence),
  deadlines: deadlinesIn(evidence),
  accounts: evidence.after.trialBalance.currencies
    .flatMap(({ currency, accounts }) => accounts.map((one) => ({ ...one, currency })))
    .filter(({ balanceMinor }) => balanceMinor !== 0)
    .sort((a, b) => a.currency.localeCompare(b.currency, "en") || a.account.localeCompare(b.account, "en")),
});
