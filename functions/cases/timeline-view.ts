import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { timelineEntry } from "../../adapters/policies/timeline-texts.ts";
import type { Currency } from "../../domain/kernel/currencies.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";

type Reader = Pick<HttpRequest, "caller" | "language">;

const viewerOf = ({ caller }: Reader) => (caller.role === "senior_agent" ? "agent" : caller.role);

/** A timeline as its reader may see it; what is not for the reader is left out, so the numbers may have gaps. */
export const timelineView = (
  events: readonly RecordedEvent[],
  { currency, market }: { readonly currency: Currency; readonly market: string },
  reader: Reader,
) => {
  const language = negotiateLanguage(reader.language);
  const setting = { currency, timeZone: calendarOf(market).timeZone };
  return events.flatMap((event) => timelineEntry(event, viewerOf(reader), language, setting) ?? []);
};
