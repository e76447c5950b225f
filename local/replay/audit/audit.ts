import { banksAreHeard, suspenseIsCleared } from "./chargeback-checks.ts";
import { deadlinesDoNotPassInSilence } from "./deadline-checks.ts";
import { disputesEnd } from "./dispute-checks.ts";
import type { Evidence } from "./evidence.ts";
import { evidenceIsWhole } from "./filed-checks.ts";
import * as money from "./money-checks.ts";
import * as timeline from "./timeline-checks.ts";

/** One promise of the system, and where it was found broken. */
export interface Finding {
  readonly promise: string;
  readonly broken: readonly string[];
}

const checks: readonly (readonly [promise: string, check: (evidence: Evidence) => readonly string[]])[] = [
  ["what a case listed was accepted, and previews told the truth", ({ books }) => books.breaches],
  ["every acknowledged command is in its timeline", timeline.acknowledgedStands],
  ["every recorded scan is in its timeline", timeline.scansStand],
  ["timelines are whole", timeline.timelinesAreWhole],
  ["the evidence of every case is whole", evidenceIsWhole],
  ["no order gave back more than was captured", money.refundsStayBelowCaptured],
  ["no money stays reserved for a case that is over", money.nothingStaysReserved],
  ["the ledger sums to zero", money.ledgerSumsToZero],
  ["the accounts' totals are their entries", money.totalsAreTheEntries],
  ["each unit was refunded once at most", money.unitsAreRefundedOnce],
  ["cases, ledger and payment provider agree", money.booksAgree],
  ["what banks took back is known, and ended as they said", banksAreHeard],
  ["no chargeback stays in suspense that a bank has decided", suspenseIsCleared],
  ["compensations are granted, booked and paid alike", money.compensationsAgree],
  ["no deadline passed in silence", deadlinesDoNotPassInSilence],
  ["every case ended, or is late and says so", timeline.casesEnd],
  ["every dispute ended, or is late and says so", disputesEnd],
  ["every contest was decided", timeline.contestsAreDecided],
  ["no process, event or message is stuck", timeline.nothingIsStuck],
];

/** Holds the system to its promises. */
export const audit = (evidence: Evidence): readonly Finding[] =>
  checks.map(([promise, check]) => ({ promise, broken: check(evidence) }));
