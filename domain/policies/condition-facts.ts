import { type ClockLength, dueAt, type MarketCalendar } from "../kernel/clocks.ts";
import { earliest, type Instant } from "../kernel/instant.ts";
import { localDayOf } from "../kernel/local-days.ts";
import type { BuyerReason, Fault } from "../kernel/reasons.ts";
import type { LineFacts, RequestFacts } from "../kernel/request-facts.ts";
import type { ReasonDefaults, ReturnRule } from "./reason-catalogue.ts";
import { isOpen, type WindowEnds } from "./window-ends.ts";

/**
 * What a rule's condition can read about one line. Days are whole days of the market's calendar and 0 where there is
 * nothing to count: `daysSinceDelivery` before the delivery, `lateByDays` without a promise.
 */
export type ConditionFacts = {
  readonly reason: BuyerReason;
  readonly defaults: { readonly fault: Fault; readonly returnRule: ReturnRule };
  readonly seller: { readonly legalStatus: string; readonly informedOfWithdrawal: boolean };
  readonly buyer: { readonly kind: string; readonly priorReturnless: number };
  readonly flags: readonly string[];
  readonly exclusionDisclosed: boolean;
  readonly category: string;
  readonly valueMinor: number;
  readonly requestValueMinor: number;
  readonly wholeOrder: boolean;
  readonly photos: number;
  readonly shipped: boolean;
  readonly delivered: boolean;
  readonly deliveryProven: boolean;
  readonly daysSinceDelivery: number;
  readonly promised: boolean;
  readonly lateByDays: number;
  /** Delivered so lately that the parcel may be with a neighbour: "not received" has to wait. */
  readonly justDelivered: boolean;
  readonly inWindow: Readonly<Record<string, boolean>>;
};

const daysBetween = (from: Instant | undefined, to: Instant, timeZone: string): number =>
  from === undefined ? 0 : Math.max(0, localDayOf(to, timeZone) - localDayOf(from, timeZone));

const isJustDelivered = (
  deliveredAt: Instant | undefined,
  now: Instant,
  barHours: number,
  calendar: MarketCalendar,
): boolean => {
  if (deliveredAt === undefined || barHours === 0) return false;
  const bar: ClockLength = { hours: barHours };
  return now < dueAt(deliveredAt, bar, calendar);
};

/** The facts of one line as its rules read them, all clocks already told. */
export const conditionFacts = (
  request: RequestFacts,
  line: LineFacts,
  defaults: ReasonDefaults,
  windowEnds: WindowEnds,
  notReceivedBarHours: number,
  calendar: MarketCalendar,
): ConditionFacts => {
  const { requestedAt, seller, buyer } = request;
  const cameOrNow = earliest(requestedAt, line.deliveredAt ?? requestedAt);
  return {
    reason: line.reason,
    defaults: { fault: defaults.fault, returnRule: defaults.returnRule },
    seller: { legalStatus: seller.legalStatus, informedOfWithdrawal: request.withdrawalInformed },
    buyer,
    flags: line.flags,
    exclusionDisclosed: line.exclusionDisclosed,
    category: line.category,
    valueMinor: line.valueMinor,
    requestValueMinor: request.lines.reduce((sum, { valueMinor }) => sum + valueMinor, 0),
    wholeOrder: request.wholeOrder,
    photos: line.photos,
    shipped: line.shipped,
    delivered: line.deliveredAt !== undefined,
    deliveryProven: line.deliveredAt !== undefined && line.deliveryProven,
    daysSinceDelivery: daysBetween(line.deliveredAt, requestedAt, calendar.timeZone),
    promised: line.promisedAt !== undefined,
    lateByDays: daysBetween(line.promisedAt, cameOrNow, calendar.timeZone),
    justDelivered: isJustDelivered(line.deliveredAt, requestedAt, notReceivedBarHours, calendar),
    inWindow: isOpen(windowEnds, requestedAt),
  };
};
