import { dueAt, type MarketCalendar, statutoryDueAt } from "../kernel/clocks.ts";
import { type Instant, latest } from "../kernel/instant.ts";
import type { LineFacts, RequestFacts } from "../kernel/request-facts.ts";
import type { ReturnWindows, WindowName, WindowTerms } from "./windows.ts";

/** The last instant of each period that the market has. */
export type WindowEnds = Readonly<Partial<Record<WindowName, Instant>>>;

const endOf = (start: Instant, { length, lastDay }: WindowTerms, calendar: MarketCalendar): Instant =>
  lastDay === "next_working_day" ? statutoryDueAt(start, length, calendar) : dueAt(start, length, calendar);

/**
 * When each of a market's periods ends for one line.
 *
 * Periods for goods start when the last item of the order with this seller arrived. While one is still under way none has
 * begun, so they end as if it arrived now. "Not received" counts from the promised day or the claimed delivery, whichever
 * is later, for before that nobody can know.
 */
export const windowEnds = (
  windows: ReturnWindows,
  request: RequestFacts,
  line: LineFacts,
  calendar: MarketCalendar,
): WindowEnds => {
  const { requestedAt } = request;
  const arrivedAt = request.lastDeliveredAt ?? requestedAt;
  const missedAt = latest(
    line.promisedAt ?? line.deliveredAt ?? requestedAt,
    line.deliveredAt ?? line.promisedAt ?? requestedAt,
  );
  const withdrawal = request.withdrawalInformed
    ? windows.withdrawal
    : (windows.withdrawalUninformed ?? windows.withdrawal);
  return {
    changeOfMind: endOf(arrivedAt, windows.changeOfMind, calendar),
    notAsDescribed: endOf(arrivedAt, windows.notAsDescribed, calendar),
    notReceived: endOf(missedAt, windows.notReceived, calendar),
    ...(withdrawal && { withdrawal: endOf(arrivedAt, withdrawal, calendar) }),
    ...(windows.guarantee && { guarantee: endOf(arrivedAt, windows.guarantee, calendar) }),
  };
};

/** Which periods are still running; the last instant of a period belongs to it. */
export const isOpen = (ends: WindowEnds, at: Instant): Readonly<Record<string, boolean>> =>
  Object.fromEntries(Object.entries(ends).map(([name, end]) => [name, at <= end]));
