import { expect, it } from "vitest";
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

it("the table shows outcomes, refunds, liability, deadlines, the trial balance and every promise", () => {
  const evidence = asEvidence(soundEvidence());
  const findings = [...audit(evidence).slice(0, 1), { promise: "a promise", broken: ["here", "there"] }];
  expect(
    replayTable(headline, { ...summarise(evidence), feedback }, findings),
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

Trial balance
  sum over 2 accounts  0.00  BRL

Promises broken: 2
  kept    what a case listed was accepted, and previews told the truth
  BROKEN  a promise (2)
            here
            there
`);
});
