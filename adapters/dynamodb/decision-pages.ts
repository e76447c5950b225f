import type { RecordedDecision } from "../../domain/policies/backtest/recorded-decision.ts";
import { decisionsOfDay } from "./policy-decisions.ts";
import type { Store } from "./store.ts";

/** Where a page of a window begins: on a day, after a decision of it. */
export interface PagePlace {
  readonly day: string;
  readonly after?: string | undefined;
}

/** Some decisions in order of time, and where the next page begins; absent at the end of the window. */
export interface DecisionPage {
  readonly decisions: readonly RecordedDecision[];
  readonly next?: PagePlace;
}

/** How large a page may be: decisions in it, and days that are looked at. */
export interface PageSize {
  readonly decisionsMax: number;
  readonly daysMax: number;
}

/** Days that are read at once: most days of a long window are empty in a small market. */
const DAYS_AT_ONCE = 20;

const DAY_MS = 86_400_000;

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, "2026-03-10".length);

const daysFrom = (day: string, to: string, countMax: number): readonly string[] =>
  Array.from({ length: countMax }, (_, index) => dayAfter(day, index)).filter((each) => each <= to);

type Days = readonly (readonly [string, Awaited<ReturnType<typeof decisionsOfDay>>])[];

/** What of the days that were read fits on the page, and where it goes on if it ends among them. */
const fitting = (days: Days, room: number): DecisionPage => {
  const decisions: RecordedDecision[] = [];
  for (const [day, read] of days) {
    if (decisions.length > 0 && decisions.length + read.decisions.length > room) return { decisions, next: { day } };
    decisions.push(...read.decisions);
    if (read.next !== undefined) return { decisions, next: { day, after: read.next } };
  }
  return { decisions };
};

/** The decisions of a market from a place in a window on, until the page is full or the window ends on the day `to`. */
export const decisionPage = async (
  store: Store,
  market: string,
  { from, to }: { readonly from: PagePlace; readonly to: string },
  { decisionsMax, daysMax }: PageSize,
): Promise<DecisionPage> => {
  const decisions: RecordedDecision[] = [];
  let { day, after } = from;
  for (let looked = 0; day <= to; ) {
    const room = decisionsMax - decisions.length;
    if (room <= 0 || looked >= daysMax) return { decisions, next: { day } };
    const days = after === undefined ? daysFrom(day, to, Math.min(DAYS_AT_ONCE, daysMax - looked)) : [day];
    const read = days.map(
      async (each) => [each, await decisionsOfDay(store, market, each, { after, limit: room })] as const,
    );
    const page = fitting(await Promise.all(read), room);
    decisions.push(...page.decisions);
    if (page.next !== undefined) return { decisions, next: page.next };
    looked += days.length;
    day = dayAfter(day, days.length);
    after = undefined;
  }
  return { decisions };
};
