import { dueAt, type MarketCalendar, statutoryDueAt } from "../../kernel/clocks.ts";
import { type Instant, latest } from "../../kernel/instant.ts";
import { endOfDay, isoDateOf, localDayOf, monthsAfter } from "../../kernel/local-days.ts";
import { businessDayAfter, isBusinessDay } from "../../kernel/market-calendar.ts";
import type { LineFacts, RequestFacts } from "../../kernel/request-facts.ts";
import type { Floor, FloorUnit } from "./floor.ts";

type Length = { readonly value: number; readonly unit: FloorUnit };

/** Regulation (EEC, Euratom) 1182/71, Article 3(2)(c): months end with the last hour of the same date. */
const endOfMonths = (start: Instant, months: number, moves: boolean, calendar: MarketCalendar): Instant => {
  const last = monthsAfter(localDayOf(start, calendar.timeZone), months);
  const day = moves && !isBusinessDay(last, calendar) ? businessDayAfter(last, calendar) : last;
  return endOfDay(day, calendar.timeZone);
};

const endOf = (start: Instant, { value, unit }: Length, { lastDay }: Floor, calendar: MarketCalendar): Instant => {
  const moves = lastDay === "next_working_day";
  if (unit === "calendarMonths") return endOfMonths(start, value, moves, calendar);
  const length = unit === "businessDays" ? { businessDays: value } : { calendarDays: value };
  return moves ? statutoryDueAt(start, length, calendar) : dueAt(start, length, calendar);
};

/**
 * When a floor's period starts for one line. Delivery is that of the last item of the order with this seller, and of a
 * subscription its first one. What is still under way counts as if it arrived now, for the period has not begun. Where the
 * law says the contract and its time is not known, the delivery stands in for it: never earlier, so never worse.
 */
export const floorStart = ({ startEvent, startRules }: Floor, request: RequestFacts, line: LineFacts): Instant => {
  const { requestedAt, lastDeliveredAt, orderedAt } = request;
  const isSubscription = startRules.includes("first_delivery_of_subscription") && line.flags.includes("subscription");
  const deliveredAt = (isSubscription ? line.deliveredAt : lastDeliveredAt) ?? requestedAt;
  if (startEvent === "contract") return orderedAt ?? deliveredAt;
  if (startEvent === "delivery_or_contract_later") return latest(deliveredAt, orderedAt ?? deliveredAt);
  return deliveredAt;
};

const ownLength = (floor: Floor, line: LineFacts): Length | undefined => {
  if (floor.windowValue === null || floor.windowUnit === null) return undefined;
  const shorter = floor.fault?.shorterFor.find(({ flag }) => line.flags.includes(flag));
  return { value: shorter?.windowValue ?? floor.windowValue, unit: floor.windowUnit };
};

/**
 * The last instant of a floor's period for one line, which belongs to it; undefined where the law gives none. A buyer who was
 * not told of the right has the longer period that the law adds.
 */
export const floorEnd = (
  floor: Floor,
  request: RequestFacts,
  line: LineFacts,
  calendar: MarketCalendar,
): Instant | undefined => {
  const start = floorStart(floor, request, line);
  const length = ownLength(floor, line);
  const end = length && endOf(start, length, floor, calendar);
  const longer = floor.infoDutyExtension;
  if (longer === null || request.withdrawalInformed) return end;
  return endOf(longer.from === "start" ? start : (end ?? start), longer, floor, calendar);
};

/** Whether a floor is law on the local day of an instant. */
export const isInForceOn = (
  { effectiveFrom, effectiveTo }: Pick<Floor, "effectiveFrom" | "effectiveTo">,
  at: Instant,
  { timeZone }: MarketCalendar,
): boolean => {
  const day = isoDateOf(localDayOf(at, timeZone));
  return (effectiveFrom === null || effectiveFrom <= day) && (effectiveTo === null || day <= effectiveTo);
};

/** Whether a floor was law when the contract was made, or as early as is known. */
export const isInForce = (
  floor: Floor,
  { orderedAt, lastDeliveredAt, requestedAt }: RequestFacts,
  calendar: MarketCalendar,
): boolean => isInForceOn(floor, orderedAt ?? lastDeliveredAt ?? requestedAt, calendar);
