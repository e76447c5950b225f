import type { MarketCalendar } from "../../kernel/clocks.ts";
import { fromEpochMs, type Instant } from "../../kernel/instant.ts";
import { epochDayOf, localDayOf, startOfDayMs } from "../../kernel/local-days.ts";
import type { LineFacts, RequestFacts } from "../../kernel/request-facts.ts";
import type { PolicyDocument } from "../policy-document.ts";
import { windowEnds } from "../window-ends.ts";
import type { WindowName } from "../windows.ts";
import type { Floor } from "./floor.ts";
import { floorEnd } from "./floor-window.ts";

/** A delivery for which a period of the policy ends before that of the law. */
export type ShorterPeriod = { readonly deliveredAt: Instant; readonly endsAt: Instant; readonly floorEndsAt: Instant };

/** What a policy's periods are beside a floor's: the shorter ones by name, and how many local days the floor's has at most. */
export type PeriodsBeside = {
  readonly shorter: ReadonlyMap<WindowName, ShorterPeriod>;
  readonly names: readonly WindowName[];
  readonly daysMax: number;
};

/** Four years have each date on more than half of the weekdays, a leap day, and every movable holiday in several places. */
const firstDay = epochDayOf("2026-01-01");
const daysScanned = 4 * 365 + 1;

const delivered = (at: Instant, informed: boolean): RequestFacts & { readonly lines: readonly [LineFacts] } => ({
  requestedAt: at,
  seller: { legalStatus: "trader" },
  buyer: { kind: "consumer", priorReturnless: 0 },
  withdrawalInformed: informed,
  wholeOrder: true,
  lastDeliveredAt: at,
  lines: [
    {
      lineId: "line",
      reason: "CHANGED_MIND",
      category: "",
      flags: [],
      exclusionDisclosed: false,
      valueMinor: 0,
      photos: 0,
      shipped: true,
      deliveredAt: at,
      deliveryProven: true,
    },
  ],
});

/**
 * Compares the periods of a policy with that of a floor for goods delivered in the first moment of every day of four years:
 * lengths in days, business days and months, and last days that move, cannot be compared otherwise.
 */
export const periodsBeside = (
  { windows }: PolicyDocument,
  floor: Floor,
  informed: boolean,
  calendar: MarketCalendar,
): PeriodsBeside | undefined => {
  const { timeZone } = calendar;
  const shorter = new Map<WindowName, ShorterPeriod>();
  let names: readonly WindowName[] = [];
  let daysMax = 0;
  for (let day = firstDay; day < firstDay + daysScanned; day += 1) {
    const deliveredAt = fromEpochMs(startOfDayMs(day, timeZone));
    const request = delivered(deliveredAt, informed);
    const floorEndsAt = floorEnd(floor, request, request.lines[0], calendar);
    if (floorEndsAt === undefined) return undefined;
    daysMax = Math.max(daysMax, localDayOf(floorEndsAt, timeZone) - day);
    const ends = Object.entries(windowEnds(windows, request, request.lines[0], calendar)) as [WindowName, Instant][];
    names = ends.map(([name]) => name);
    for (const [name, endsAt] of ends)
      if (endsAt < floorEndsAt && !shorter.has(name)) shorter.set(name, { deliveredAt, endsAt, floorEndsAt });
  }
  return { shorter, names, daysMax };
};
