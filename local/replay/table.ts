import { Currency } from "../../domain/kernel/currencies.ts";
import { formatDecimal } from "../../domain/kernel/money.ts";
import type { ResultsAnswer } from "../../functions/experiments/results-answer.ts";
import type { Finding } from "./audit/audit.ts";
import type { Summary, Tally } from "./audit/summary.ts";
import { experimentLine, experimentRows } from "./results/experiments.ts";
import type { FeedbackRow } from "./results/feedback.ts";

/** What was replayed, for the headline. */
export interface Headline {
  readonly orders: number;
  readonly from: string;
  readonly to: string;
  readonly seed: number;
  readonly commands: number;
  readonly scans: number;
}

/** Everything that the table tells of beside the promises. */
export type Results = Summary & {
  readonly feedback: readonly FeedbackRow[];
  readonly experiments: readonly ResultsAnswer[];
};

type Row = readonly string[];

/** Who bears what stands on an account at the end. */
const PARTIES: Readonly<Record<string, string>> = {
  seller_payable: "sellers",
  seller_reserve: "sellers",
  promotion_seller: "sellers",
  commission_revenue: "platform",
  platform_loss: "platform",
  promotion_platform: "platform",
  compensation: "platform",
  fx: "platform",
  carrier_claims: "carriers",
  carrier_payable: "carriers, for labels",
  buyer_payable: "buyers",
  promotion_third_party: "third parties",
  tax: "tax offices",
  psp_clearing: "paid to buyers",
  chargeback_suspense: "banks",
};

const decimal = (amountMinor: number, currency: string): string => formatDecimal(amountMinor, Currency.parse(currency));

/** Columns under each other, the first to the left and the others to the right. */
const columns = (rows: readonly Row[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const cell = (text: string, index: number) =>
    index === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[index] ?? 0);
  return rows.map((row) => `  ${row.map(cell).join("  ")}`.trimEnd());
};

const section = (title: string, rows: readonly Row[]): readonly string[] =>
  rows.length === 0 ? [] : ["", title, ...columns(rows)];

const tallyRows = (tally: Tally): readonly Row[] => tally.map(([name, count]) => [name, String(count)]);

const liabilityRows = ({ accounts }: Summary): readonly Row[] =>
  accounts.map(({ account, currency, balanceMinor }) => [
    `${PARTIES[account] ?? "others"} (${account})`,
    decimal(balanceMinor, currency),
    currency,
  ]);

const trialRows = ({ accounts }: Summary): readonly Row[] =>
  [...Map.groupBy(accounts, ({ currency }) => currency)].map(([currency, own]) => [
    `sum over ${own.length} accounts`,
    decimal(
      own.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0),
      currency,
    ),
    currency,
  ]);

const percent = (share: number | undefined): string =>
  share === undefined ? "hidden" : `${Math.round(share * 100)} %`;
const figure = (count: number | undefined): string => (count === undefined ? "hidden" : String(count));

const feedbackRows = (rows: readonly FeedbackRow[]): readonly Row[] => {
  const told = rows.filter(({ asked }) => asked !== 0);
  return told.length === 0
    ? []
    : [
        ["", "asked", "answered", "gave 4 or 5"],
        ...told.map(({ market, from, party, asked, answered, contentShare }) => [
          `${party}s of ${market} from ${from}`,
          figure(asked),
          figure(answered),
          percent(contentShare),
        ]),
      ];
};

/** At most so many broken cases of one promise are shown; the count tells of the others. */
const SHOWN_MAX = 10;

const findingLines = ({ promise, broken }: Finding): readonly string[] => [
  `  ${broken.length === 0 ? "kept  " : "BROKEN"}  ${promise}${broken.length === 0 ? "" : ` (${broken.length})`}`,
  ...broken.slice(0, SHOWN_MAX).map((what) => `            ${what}`),
];

/** The table that a replay ends with: the same for the same orders and seed. */
export const replayTable = (headline: Headline, summary: Results, findings: readonly Finding[]): string => {
  const cases = summary.outcomes.reduce((sum, [, count]) => sum + count, 0);
  const { orders, from, to, seed, commands, scans } = headline;
  const broken = findings.reduce((sum, finding) => sum + finding.broken.length, 0);
  return [
    `${orders} orders from ${from} to ${to}, seed ${seed}: ${cases} cases, ${commands} commands, ${scans} scans of parcels on the way back`,
    ...section("Orders by what happened", tallyRows(summary.histories)),
    ...section("Cases by outcome", tallyRows(summary.outcomes)),
    ...section("Requests turned away", tallyRows(summary.turnedAway)),
    ...section("Disputes by outcome", tallyRows(summary.disputes)),
    ...section("Chargebacks by end", tallyRows(summary.chargebacks)),
    ...section(
      "Refund legs",
      summary.legs.map(({ status, count, amountMinor, currency }) => [
        status,
        String(count),
        decimal(amountMinor, currency),
        currency,
      ]),
    ),
    ...section("Liability by party, from the ledger (a debit is positive)", liabilityRows(summary)),
    ...section("Deadlines", [
      ["", "kept", "missed"],
      ...summary.deadlines.map(({ name, kept, missed }) => [name, String(kept), String(missed)]),
    ]),
    ...section("Feedback by the days on which it was asked for", feedbackRows(summary.feedback)),
    ...summary.experiments.flatMap((results) => section(experimentLine(results), experimentRows(results))),
    ...section("Trial balance", trialRows(summary)),
    "",
    `Promises broken: ${broken === 0 ? "none" : broken}`,
    ...findings.flatMap(findingLines),
    "",
  ].join("\n");
};
