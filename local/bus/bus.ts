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

/** Calls `done` when it was called as often as said. */
const countdown = (count: number, done: () => void): (() => void) => {
  let left = count;
  return () => {
    left -= 1;
    if (left === 0) done();
  };
};

// A lane for each case keeps its order; a lane for each event keeps none.
const lanesOf = (shuffleSeed: number | undefined) => {
  if (shuffleSeed === undefined)
    return { lanes: createLanes(CONCURRENT_EVENTS_MAX), laneOf: ({ caseId }: RecordedEvent) => caseId };
  const chance = seededChance(shuffleSeed);
  let laneNo = 0;
  const laneOf = (): string => {
    laneNo += 1;
    return String(laneNo);
  };
  return { lanes: createLanes(CONCURRENT_EVENTS_MAX, (ready) => Math.floor(chance() * ready)), laneOf };
};

/** Gives one event to its reactions; resolves once the first tries have ended, a repeated try counts for itself. */
const createDelivery = (options: BusOptions, isClosed: () => boolean) => {
  const { lanes, laneOf } = lanesOf(options.shuffleSeed);
  const retries = createRetries({ ...options, isClosed });
  return (event: RecordedEvent, finished: () => void): Promise<void> => {
    const entries = options.reactions.filter(({ on }) => on.includes(event.type)).map(({ entry }) => entry);
    if (entries.length === 0) {
      finished();
      return Promise.resolve();
    }
    const reacted = countdown(entries.length, finished);
    // A copy made of text: what a reaction does to its event, nobody else sees, and what JSON drops is gone here too.
    const text = JSON.stringify(event);
    return new Promise((resolve) =>
      lanes.add(laneOf(event), async () => {
        if (!isClosed()) await Promise.all(entries.map((entry) => retries.first(entry, text, reacted)));
        resolve();
      }),
    );
  };
};

/** The bus of one process. Events of a case come in order and cases beside each other, unless disorder is asked for. */
export const createBus = (options: BusOptions): Bus => {
  const { outbox, activity, duplicate = false } = options;
  const onTheWay = new Set<string>();
  let isClosed = false;
  const deliver = createDelivery(options, () => isClosed);

  const publish = ({ sk, events }: OutboxItem): void => {
    if (isClosed || onTheWay.has(sk)) return;
    onTheWay.add(sk);
    const copies = duplicate ? [...events, ...events] : events;
    const finished = countdown(copies.length, () => {
      onTheWay.delete(sk);
      outbox.finished(sk);
      if (onTheWay.size === 0) outbox.rest();
    });
    for (const event of copies) void activity.track(() => deliver(event, finished));
  };

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
