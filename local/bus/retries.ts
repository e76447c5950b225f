import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { BusOptions } from "./bus.ts";

type RetryOptions = Pick<BusOptions, "activity" | "deliver" | "log" | "now" | "outbox" | "pause"> & {
  isClosed(): boolean;
};

/** Tries after the first wait 100, 200, 400 and 800 ms of real time: a lost race is over by then, a bug is not. */
const TRIES_MAX = 5;
const FIRST_PAUSE_MS = 100;

const said = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** Gives an event to a reaction until it takes it; after the last try the event is a dead letter. */
export const createRetries = (options: RetryOptions) => {
  const { activity, deliver, log, now, outbox, pause, isClosed } = options;

  const buried = async (entry: string, event: RecordedEvent, error: unknown): Promise<void> => {
    const { id, type, caseId, seq } = event;
    log.error("dead letter", { entry, eventId: id, eventType: type, caseId, seq, error: said(error) });
    await outbox.bury({ entry, event, error: said(error), tries: TRIES_MAX, at: now() });
  };

  const attempt = async (entry: string, text: string, tries: number, finished: () => void): Promise<void> => {
    const event: RecordedEvent = JSON.parse(text);
    try {
      await deliver(entry, event);
      finished();
    } catch (error) {
      if (tries < TRIES_MAX) {
        log.warn("reaction failed", { entry, eventType: event.type, caseId: event.caseId, tries, error: said(error) });
        void activity.track(() => later(entry, text, tries, finished));
      } else await buried(entry, event, error).then(finished, giveUp(entry, event));
    }
  };

  // The table is not there to take the dead letter: the event stays in the outbox, and the next start tries again.
  const giveUp = (entry: string, event: RecordedEvent) => (error: unknown) =>
    log.error("dead letter not kept", { entry, eventId: event.id, error: said(error) });

  const later = async (entry: string, text: string, tries: number, finished: () => void): Promise<void> => {
    await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
    if (!isClosed()) await attempt(entry, text, tries + 1, finished);
  };

  return {
    /** The first try, awaited so that the events of a case keep their order; a repeated one holds up nobody. Never rejects. */
    first: (entry: string, text: string, finished: () => void): Promise<void> => attempt(entry, text, 1, finished),
  };
};
