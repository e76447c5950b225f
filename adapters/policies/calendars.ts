import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import br from "../../policies/calendars/BR.json" with { type: "json" };
import eu from "../../policies/calendars/EU.json" with { type: "json" };
import gb from "../../policies/calendars/GB.json" with { type: "json" };
import kr from "../../policies/calendars/KR.json" with { type: "json" };
import mx from "../../policies/calendars/MX.json" with { type: "json" };
import us from "../../policies/calendars/US.json" with { type: "json" };

const calendars: ReadonlyMap<string, MarketCalendar> = new Map([br, eu, gb, kr, mx, us].map((it) => [it.market, it]));

/** The business days of a market. Orders name a known market at intake, so another one here is a bug. */
export const calendarOf = (market: string): MarketCalendar => {
  const calendar = calendars.get(market);
  invariant(calendar !== undefined, `market ${market} has a calendar`);
  return calendar;
};
