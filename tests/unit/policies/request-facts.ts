import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import type { ReturnTerms } from "../../../domain/kernel/terms.ts";
import {
  evaluateRequest,
  type LineFacts,
  type RequestFacts,
  type RequestVerdict,
} from "../../../domain/policies/index.ts";

/** Monday noon in every market's own day, and no holiday week. */
export const deliveredAt = instant("2026-03-02T11:00:00Z");

export const lineFacts = (changes: Partial<LineFacts> = {}): LineFacts => ({
  lineId: "line-1",
  reason: "CHANGED_MIND",
  category: "toys",
  flags: [],
  exclusionDisclosed: false,
  valueMinor: 900_000,
  photos: 0,
  shipped: true,
  deliveredAt,
  deliveryProven: false,
  promisedAt: instant("2026-03-04T11:00:00Z"),
  ...changes,
});

/** A consumer asks a trader two days after the only delivery of the order. */
export const requestFacts = (changes: Partial<RequestFacts> = {}, line: Partial<LineFacts> = {}): RequestFacts => ({
  requestedAt: instant("2026-03-04T12:00:00Z"),
  seller: { legalStatus: "trader" },
  buyer: { kind: "consumer", priorReturnless: 0 },
  withdrawalInformed: true,
  wholeOrder: true,
  lastDeliveredAt: deliveredAt,
  lines: [lineFacts(line)],
  ...changes,
});

/** A parcel that has not come, for a request made so many days after the promised day. */
export const notYetCome = (
  daysLate: number,
  line: Partial<LineFacts> = {},
  changes: Partial<RequestFacts> = {},
): RequestFacts => {
  const { deliveredAt: _, ...waiting } = lineFacts({ promisedAt: instant("2026-03-04T11:00:00Z"), ...line });
  const { lastDeliveredAt: __, ...request } = requestFacts(changes);
  const requestedAt = instant(new Date(Date.UTC(2026, 2, 4 + daysLate, 12)).toISOString());
  return { ...request, requestedAt, lines: [waiting] };
};

export const judge = (market: string, facts: RequestFacts): RequestVerdict =>
  evaluateRequest(policyFor(market), facts, calendarOf(market));

export const termsOf = (market: string, facts: RequestFacts): ReturnTerms => judge(market, facts).terms;

/** The names of the rules without their market, for tables over several markets. */
export const rulesOf = ({ explanation }: Pick<ReturnTerms, "explanation">): readonly string[] =>
  explanation.map(({ ruleId }) => ruleId.slice(3));
