import type { Reaction } from "../../adapters/events/reaction.ts";
import type { Log } from "../../adapters/runtime/log.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Activity } from "../activity.ts";
import { createLanes } from "./lanes.ts";
import type { Outbox } from "./outbox.ts";
import type { OutboxItem } from "./outbox-item.ts";
import { createRetries } from "./retries.ts";
import { seededChance } from "./seeded-chance.ts";

/** Deliveries as AWS may make them and a quiet machine does not: in any order, and twice. For tests. */
export interface Disorder {
  /** Chooses the order of events, also within a case. */
  readonly shuffleSeed?: number | undefined;
  readonly duplicate?: boolean | undefined;
}

export interface BusOptions extends Disorder {
  readonly reactions: readonly Reaction[];
  readonly outbox: Outbox;
  readonly activity: Activity;
  readonly log: Log;
  /** Runs one reaction on an event of its own copy; throwing means "try again later". */
  deliver(entry: string, event: RecordedEvent): Promise<void>;
  now(): string;
  pause(waitMs: number): Promise<void>;
}

/** From the commits to the reactions: each event reaches each reaction that wants it, at least once. */
export interface Bus {
  /** Takes the events of a transaction; returns before any reaction has had them. */
  publish(item: OutboxItem): void;
  /** Publishes what lies in the outbox and is not on its way: after a start, or a commit whose end is unknown. */
  recover(): Promise<void>;
  /** No further delivery begins; what is unfinished stays in the outbox. */
  close(): void;
}

/** As many reactions at once as Lambda would readily run for a small system, and as this machine can bear. */
const CONCURRENT_EVENTS_MAX = 8;

/** The bus of one process. Events of a case come in order and cases beside each other, unless disorder is asked for. */
export const createBus = (options: BusOptions): Bus => {
  const { reactions, outbox, activity, shuffleSeed, duplicate = false } = options;
  const chance = shuffleSeed === undefined ? undefined : seededChance(shuffleSeed);
  const lanes = createLanes(CONCURRENT_EVENTS_MAX, chance && ((ready) => Math.floor(chance() * ready)));
  const onTheWay = new Set<string>();
  let isClosed = false;
  let laneNo = 0;
  const retries = createRetries({ ...options, isClosed: () => isClosed });

  const laneOf = (event: RecordedEvent): string => {
    laneNo += 1;
    return chance === undefined ? event.caseId : String(laneNo);
  };

  const publish = (item: OutboxItem): void => {
    if (isClosed || onTheWay.has(item.sk)) return;
    onTheWay.add(item.sk);
    const copies = duplicate ? [...item.events, ...item.events] : item.events;
    let unfinished = copies.length;
    const finished = () => {
      unfinished -= 1;
      if (unfinished > 0) return;
      onTheWay.delete(item.sk);
      outbox.finished(item.sk);
    };
    for (const event of copies) void activity.track(() => onItsLane(event, finished));
  };

  // Counted as work until its first tries have ended; a try that must be repeated counts for itself.
  const onItsLane = (event: RecordedEvent, finished: () => void): Promise<void> =>
    new Promise((resolve) => {
      const entries = reactions.filter(({ on }) => on.includes(event.type)).map(({ entry }) => entry);
      if (entries.length === 0) {
        finished();
        return resolve();
      }
      let unfinished = entries.length;
      const reacted = () => {
        unfinished -= 1;
        if (unfinished === 0) finished();
      };
      // A copy made of text: what a reaction does to its event, nobody else sees, and what JSON drops is gone here too.
      const text = JSON.stringify(event);
      lanes.add(laneOf(event), async () => {
        if (!isClosed) await Promise.all(entries.map((entry) => retries.first(entry, text, reacted)));
        resolve();
      });
    });

  return {
    publish,
    recover: () =>
      activity.track(async () => {
        for (const item of await outbox.unpublished()) publish(item);
      }),
    close: () => {
      isClosed = true;
    },
  };
};
