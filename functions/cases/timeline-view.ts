import type { WordsByCommand } from "../../adapters/dynamodb/timeline.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { mayReadWords, timelineEntry } from "../../adapters/policies/timeline-texts.ts";
import { viewerOf } from "../../adapters/policies/viewer.ts";
import type { Currency } from "../../domain/kernel/currencies.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { linked } from "../articles/article-links.ts";

type Reader = Pick<HttpRequest, "caller" | "language">;

/** What is told: the events of a case, the words that people said with them, and what amounts and days are counted in. */
export interface Told {
  readonly events: readonly RecordedEvent[];
  readonly words: WordsByCommand;
  readonly state: { readonly currency: Currency; readonly market?: string | undefined };
}

// Words were said once, so they stand with the first thing that came of them.
const firstsOf = (events: readonly RecordedEvent[]): ReadonlySet<RecordedEvent> =>
  new Set([...Map.groupBy(events, ({ causedBy }) => causedBy).values()].flatMap(([first]) => first ?? []));

/**
 * A timeline as its reader may see it; what is not for the reader is left out, so the numbers may have gaps. `comment` is what the
 * author wrote with a step, to those who may read it.
 */
export const timelineView = ({ events, words, state: { currency, market } }: Told, reader: Reader) => {
  const language = negotiateLanguage(reader.language);
  const setting = { currency, timeZone: market === undefined ? "UTC" : calendarOf(market).timeZone };
  const viewer = viewerOf(reader.caller.role);
  const firsts = firstsOf(events);
  return events.flatMap((event) => {
    const entry = timelineEntry(event, viewer, language, setting);
    if (entry === undefined) return [];
    const comment = firsts.has(event) ? words.get(event.causedBy) : undefined;
    const { explanation } = entry;
    const told =
      explanation === undefined ? entry : { ...entry, explanation: linked(explanation, reader.caller.role, event.at) };
    const isReadable = comment !== undefined && mayReadWords(viewer, event.type, event.actor.role);
    return [isReadable ? { ...told, comment } : told];
  });
};
