import { expect, it } from "vitest";
import { instant } from "../../../../domain/kernel/instant.ts";
import type { ResultsAnswer } from "../../../../functions/experiments/results-answer.ts";
import { audit } from "../../../../local/replay/audit/audit.ts";
import { summarise } from "../../../../local/replay/audit/summary.ts";
import { replayTable } from "../../../../local/replay/table.ts";
import { asEvidence, soundEvidence } from "../../../support/replay-evidence.ts";

const headline = { orders: 1, from: "2017-03-01", to: "2017-03-01", seed: 7, commands: 1, scans: 1 };

const stretch = { market: "BR", from: "2017-03-01" };
const feedback = [
  { ...stretch, party: "buyer", asked: 12, answered: 8, contentShare: 0.625 },
  { ...stretch, party: "seller", asked: undefined, answered: undefined, contentShare: undefined },
];

const mean = (variant: string, value: number | null) => ({ variant, n: 40, mean: value, variance: 1 });
const measured = { isAdjusted: false, definition: "", arms: [mean("half_way", 0.6), mean("early", 0.7)] };
const experiments: readonly ResultsAnswer[] = [
  {
    key: "reminder",
    status: "running",
    at: instant("2017-03-20T00:00:00Z"),
    day: 19,
    plan: { alpha: 0.05, power: 0.8, mde: 0.1, nStar: 1_000, minDays: 7, maxDays: 90 },
    looks: { lastAt: null, nextAt: null },
    isComplete: true,
    units: 80,
    arms: [
      { variant: "half_way", weight: 5_000, units: 40 },
      { variant: "early", weight: 5_000, units: 40 },
    ],
    primary: {
      ...measured,
      metric: "seller_answered_in_time",
      unit: "share",
      direction: "increase",
      comparisons: [{ variant: "early", difference: { estimate: 0.1, lower: -0.2, upper: 0.4 }, lift: null, p: 0.7 }],
    },
    guardrails: [
      {
        ...measured,
        arms: [mean("half_way", null), mean("early", null)],
        metric: "csat",
        unit: "score",
        direction: "must_not_fall",
        margin: 1,
        action: "pause",
        comparisons: [],
      },
    ],
    sampleRatio: { p: 1, chiSquareP: null, isAlarm: false, days: [] },
    contamination: { units: 0, share: 0, isAlarm: false },
    finding: { code: null, variant: null, wouldChange: [{ what: "units", needs: 150, has: 80 }] },
  },
];

it("the table shows outcomes, refunds, liability, deadlines, the trial balance and every promise", () => {
  const evidence = asEvidence(soundEvidence());
  const findings = [...audit(evidence).slice(0, 1), { promise: "a promise", broken: ["here", "there"] }];
  expect(
    replayTable(headline, { ...summarise(evidence), feedback, experiments }, findings),
  ).toBe(`1 orders from 2017-03-01 to 2017-03-01, seed 7: 1 cases, 1 commands, 1 scans of parcels on the way back

Orders by what happened
  on_time  1

Cases by outcome
  REFUNDED_FULL  1

Refund legs
  succeeded  1  10.00  BRL

Liability by party, from the ledger (a debit is positive)
  paid to buyers (psp_clearing)  -10.00  BRL
  sellers (seller_payable)        10.00  BRL

Deadlines
                     kept  missed
  seller_answer         0       1
  refund (provider)     1       0

Feedback by the days on which it was asked for
                                  asked  answered  gave 4 or 5
  buyers of BR from 2017-03-01       12         8         63 %
  sellers of BR from 2017-03-01  hidden    hidden       hidden

Experiment reminder: running, finds nothing yet (units 80 of 150); sample ratio p 1.000, contamination 0.0 %
                                   half_way   early  difference   from    to
  exposed units                          40      40
  seller_answered_in_time (share)      0.60    0.70        0.10  -0.20  0.40
  csat (score)                       hidden  hidden

Trial balance
  sum over 2 accounts  0.00  BRL

Promises broken: 2
  kept    what a case listed was accepted, and previews told the truth
  BROKEN  a promise (2)
            here
            there
`);
});
