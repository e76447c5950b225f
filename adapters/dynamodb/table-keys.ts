/** Every key of both tables. A key that is written anywhere else is a bug. */

/** Seven digits, then the timeline of a case sorts as text; a case is far from ten million events. */
const SEQUENCE_DIGITS = 7;

/** The length of "2026-03-10" at the start of an instant. */
const DATE_LENGTH = 10;

interface Key {
  readonly pk: string;
  readonly sk: string;
}

const casePartition = (caseId: string): string => `CASE#${caseId}`;
/** All experiments' own partition: a handful of them are in force at a time. */
export const experimentPartition = "EXPERIMENTS";

const orderPartition = (orderId: string): string => `ORDER#${orderId}`;

/** Keys in the table `cases`. */
export const caseKeys = {
  state: (caseId: string): Key => ({ pk: casePartition(caseId), sk: "STATE" }),
  event: (caseId: string, seq: number): Key => ({
    pk: casePartition(caseId),
    sk: `EVENT#${String(seq).padStart(SEQUENCE_DIGITS, "0")}`,
  }),
  wait: (caseId: string, name: string): Key => ({ pk: casePartition(caseId), sk: `WAIT#${name}` }),
  text: (caseId: string, textId: string): Key => ({ pk: casePartition(caseId), sk: `TEXT#${textId}` }),
  label: (returnId: string): Key => ({ pk: casePartition(returnId), sk: "LABEL" }),
  returnless: (buyerId: string, closedAt: string, caseId: string): Key => ({
    pk: `BUYER#${buyerId}`,
    sk: `RETURNLESS#${closedAt}#${caseId}`,
  }),
  goodwill: (agentId: string, month: string, currency: string): Key => ({
    pk: `AGENT#${agentId}`,
    sk: `GOODWILL#${month}#${currency}`,
  }),
  /** What many cases have alike, by the hash of its content. */
  sharedPart: (name: string): Key => ({ pk: `PART#${name}`, sk: "PART" }),
  decision: (decisionId: string): Key => ({ pk: `DECISION#${decisionId}`, sk: "DECISION" }),
  /** One partition a command, so that a busy client does not heat one partition. */
  command: (commandId: string): Key => ({ pk: `COMMAND#${commandId}`, sk: "COMMAND" }),
  /** Among the experiments that cases read when they open. */
  experimentInForce: (key: string): Key => ({ pk: experimentPartition, sk: `IN_FORCE#${key}` }),
  /** Which places in flags and layers are taken, in one item: two experiments that start at once cannot take the same. */
  experimentPlaces: { pk: experimentPartition, sk: "PLACES" } as Key,
  /** What a unit of an experiment was given, for good. */
  assignment: (key: string, unitId: string): Key => ({ pk: `EXPERIMENT#${key}`, sk: `UNIT#${unitId}` }),
  /** The exposures of one day begin here. */
  exposures: (key: string, day: string): string => `EXPERIMENT#${key}#${day}`,
  /** Where a variant made a difference, by the day in UTC: a look at an experiment reads its days. */
  exposure: (key: string, day: string, unitId: string, caseId: string): Key => ({
    pk: `EXPERIMENT#${key}#${day}`,
    sk: `UNIT#${unitId}#${caseId}`,
  }),
  /** What a market's policy decided, by the day in UTC, so that a window of days is read from its days. */
  policyDecision: (market: string, at: string, returnId: string): Key => ({
    pk: `DECISIONS#${market}#${at.slice(0, DATE_LENGTH)}`,
    sk: `${at}#${returnId}`,
  }),
  /** What a page of a backtest counted, which decisions of it would change, and what all pages come to. */
  backtestPage: (backtestId: string, page: number): Key => ({
    pk: casePartition(backtestId),
    sk: `PAGE#${String(page).padStart(SEQUENCE_DIGITS, "0")}`,
  }),
  backtestChanges: (backtestId: string, page: number, part: number): Key => ({
    pk: casePartition(backtestId),
    sk: `CHANGES#${String(page).padStart(SEQUENCE_DIGITS, "0")}#${String(part).padStart(2, "0")}`,
  }),
  /** Among the versions of a market that decide in shadow. */
  shadowRunning: (market: string, version: number): Key => ({ pk: `SHADOWS#${market}`, sk: `VERSION#${version}` }),
  /** What one run of a shadow counted, in parts so that a busy market does not wait for one item. */
  shadowTally: (shadowId: string, run: number, part: number): Key => ({
    pk: `SHADOW#${shadowId}#${run}`,
    sk: `TALLY#${part}`,
  }),
  /** That a decision was looked at, and one that would be another. */
  shadowSeen: (shadowId: string, run: number, returnId: string): Key => ({
    pk: `SHADOW#${shadowId}#${run}`,
    sk: `SEEN#${returnId}`,
  }),
  shadowDivergence: (shadowId: string, run: number, at: string, returnId: string): Key => ({
    pk: `SHADOW#${shadowId}#${run}`,
    sk: `DIVERGED#${at}#${returnId}`,
  }),
  backtestReport: (backtestId: string): Key => ({ pk: casePartition(backtestId), sk: "REPORT" }),
  order: (orderId: string): Key => ({ pk: orderPartition(orderId), sk: "ORDER" }),
  delivery: (orderId: string): Key => ({ pk: orderPartition(orderId), sk: "DELIVERY" }),
  /** Which case holds which unit of a line: the guard against two returns, or two refunds, of one unit. */
  unitClaims: (orderId: string, lineId: string): Key => ({ pk: orderPartition(orderId), sk: `LINE#${lineId}` }),
  chargeback: (orderId: string, caseId: string): Key => ({
    pk: orderPartition(orderId),
    sk: `CHARGEBACK#${caseId}`,
  }),
  caseOfOrder: (orderId: string, caseId: string): Key => ({ pk: orderPartition(orderId), sk: `CASE#${caseId}` }),
  parcel: (carrier: string, trackingNumber: string): Key => ({
    pk: `PARCEL#${carrier}#${trackingNumber}`,
    sk: "PARCEL",
  }),
  /** The statement of a withdrawal, which is dropped in time, and what was acknowledged of it, which is not. */
  withdrawal: (withdrawalId: string): Key => ({ pk: `WITHDRAWAL#${withdrawalId}`, sk: "WITHDRAWAL" }),
  acknowledgement: (withdrawalId: string): Key => ({ pk: `WITHDRAWAL#${withdrawalId}`, sk: "ACKNOWLEDGEMENT" }),
  /** When a person was last asked how content they are: at most one question for all cases in a while. */
  contact: (party: string, personId: string): Key => ({ pk: `PERSON#${party}#${personId}`, sk: "CONTACT#CSAT" }),
  /** How many were asked in a market in an ISO week, e.g. 2026-W11. */
  askedInWeek: (market: string, week: string): Key => ({ pk: `FEEDBACK#${market}#${week}`, sk: "ASKED" }),
  /** What the summaries need of a survey, under the day (UTC) on which it was sent. */
  feedback: (market: string, day: string, surveyId: string): Key => ({
    pk: `FEEDBACK#${market}#${day}`,
    sk: surveyId,
  }),
  /** Somebody who was not asked; there may be many more of them than of those who were. */
  notAsked: (market: string, day: string, party: string, reason: string, surveyId: string): Key => ({
    pk: `FEEDBACK#${market}#${day}#NOT-ASKED`,
    sk: `${party}#${reason}#${surveyId}`,
  }),
  /** A run of a procedure on a case, by the opening of its work item. */
  sopRun: (workItemId: string, opening: number): Key => ({
    pk: casePartition(workItemId),
    sk: `SOP#${String(opening).padStart(SEQUENCE_DIGITS, "0")}`,
  }),
  /** What is measured of a run, under the day (UTC) on which it began. */
  adherence: (sopId: string, day: string, runId: string): Key => ({ pk: `SOPS#${sopId}#${day}`, sk: runId }),
  /** What the quality of decisions is measured by, under the day (UTC) of the decision: itself, its review, that it was overturned. */
  qualityDecision: (day: string, decisionId: string): Key => ({ pk: `QUALITY#${day}`, sk: `DECISION#${decisionId}` }),
  qualityReview: (day: string, decisionId: string): Key => ({ pk: `QUALITY#${day}`, sk: `REVIEW#${decisionId}` }),
  qualityOverturned: (day: string, decisionId: string): Key => ({
    pk: `QUALITY#${day}`,
    sk: `OVERTURNED#${decisionId}`,
  }),
  /** The first decisions of an agent, which are all reviewed. */
  firstDecisions: (agentId: string): Key => ({ pk: `AGENT#${agentId}`, sk: "FIRST_DECISIONS" }),
  /** When which version of which market's policy is in force: one item, read beside the order with every request for a return. */
  policySchedule: (): Key => ({ pk: "POLICIES", sk: "SCHEDULE" }),
  /** That a market has a version of this number. */
  policyVersion: (market: string, number: number): Key => ({
    pk: `POLICY#${market}`,
    sk: `VERSION#${String(number).padStart(SEQUENCE_DIGITS, "0")}`,
  }),
  /** The words of a policy, by their hash. */
  policyDocument: (contentHash: string): Key => ({ pk: `POLICY_DOCUMENT#${contentHash}`, sk: "DOCUMENT" }),
  evidence: (evidenceId: string): Key => ({ pk: `EVIDENCE#${evidenceId}`, sk: "EVIDENCE" }),
  /** What the uploader wrote to a file. */
  caption: (evidenceId: string, textId: string): Key => ({ pk: `EVIDENCE#${evidenceId}`, sk: `TEXT#${textId}` }),
  /** How many files a person announced on a day (UTC). */
  announcements: (person: string, day: string): Key => ({ pk: `PERSON#${person}`, sk: `ANNOUNCED#${day}` }),
  /** Which cases have a content as evidence, by its hash. */
  contentInCase: (contentHash: string, caseId: string): Key => ({ pk: `CONTENT#${contentHash}`, sk: `CASE#${caseId}` }),
  /** The order and listing as a case found them: the content of the first piece of its evidence. */
  orderSnapshot: (evidenceFileId: string): Key => ({ pk: casePartition(evidenceFileId), sk: "SNAPSHOT" }),
} as const;

/** Sort-key prefixes for queries inside one partition. */
export const prefixes = {
  event: "EVENT#",
  wait: "WAIT#",
  text: "TEXT#",
  line: "LINE#",
  caseOfOrder: "CASE#",
  chargeback: "CHARGEBACK#",
  returnless: "RETURNLESS#",
  backtestPage: "PAGE#",
  backtestChanges: "CHANGES#",
  shadowTally: "TALLY#",
  shadowDivergence: "DIVERGED#",
  policyVersion: "VERSION#",
  inForce: "IN_FORCE#",
  exposure: "UNIT#",
  sopRun: "SOP#",
  qualityDecision: "DECISION#",
  qualityReview: "REVIEW#",
  qualityOverturned: "OVERTURNED#",
} as const;

/** Keys in the table `ledger`. */
export const ledgerKeys = {
  balance: (orderId: string, sellerId: string, currency: string, component: string): Key => ({
    pk: orderPartition(orderId),
    sk: `BALANCE#${sellerId}#${currency}#${component}`,
  }),
  payment: (orderId: string, paymentId: string): Key => ({ pk: orderPartition(orderId), sk: `PAYMENT#${paymentId}` }),
  entry: (orderId: string, at: string, entryId: string): Key => ({
    pk: orderPartition(orderId),
    sk: `ENTRY#${at}#${entryId}`,
  }),
  account: (shard: number, account: string, currency: string): Key => ({
    pk: `ACCOUNTS#${shard}`,
    sk: `${account}#${currency}`,
  }),
} as const;

/** The sparse indexes, all on STATE items: by buyer and by seller in order of opening, by queue in order of the due time. */
export const indexes = {
  byBuyer: { name: "by-buyer", partition: "byBuyer", sort: "openedSort" },
  bySeller: { name: "by-seller", partition: "bySeller", sort: "openedSort" },
  byQueue: { name: "by-queue", partition: "byQueue", sort: "dueSort" },
} as const;

export type CaseIndex = (typeof indexes)[keyof typeof indexes];
