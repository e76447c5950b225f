import type { Json } from "./json.ts";
import { MAX_HISTORY_EVENTS } from "./limits.ts";

/** An event as `GetExecutionHistory` answers it: the details sit under AWS's key for the type. */
export type HistoryEvent = {
  id: number;
  previousEventId: number;
  /** RFC 3339 instant in UTC. */
  timestamp: string;
  type: string;
} & { [details: `${string}EventDetails`]: Json };

/** The history is full. Not a state's failure, because no Retry and no Catch may see it: the execution ends. */
export class HistoryExhausted extends Error {
  override readonly name = "HistoryExhausted";
  constructor() {
    super(`The execution reached the maximum number of history events (${MAX_HISTORY_EVENTS}).`);
  }
}

/** Writes the events of one turn, numbering on from what the execution already has. */
export interface Recorder {
  readonly events: HistoryEvent[];
  /** Appends an event and returns its id; throws `HistoryExhausted` when only the closing event still fits. */
  record(type: string, previousEventId: number, details?: { [key: string]: Json }): number;
}

const detailsKey = (type: string): `${string}EventDetails` => {
  if (type.endsWith("StateEntered")) return "stateEnteredEventDetails";
  if (type.endsWith("StateExited")) return "stateExitedEventDetails";
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
};

/** A recorder for an execution that counts its events in `lastEventId`. */
export const createRecorder = (execution: { lastEventId: number }, timestamp: string): Recorder => {
  const events: HistoryEvent[] = [];
  return {
    events,
    record(type, previousEventId, details) {
      if (execution.lastEventId >= MAX_HISTORY_EVENTS - 1 && !type.startsWith("Execution"))
        throw new HistoryExhausted();
      const id = ++execution.lastEventId;
      events.push({ id, previousEventId, timestamp, type, ...(details ? { [detailsKey(type)]: details } : {}) });
      return id;
    },
  };
};

/** A value as history shows it: JSON text, and whether it was cut (here it never is). */
export const shown = (key: "input" | "output", value: Json): { [key: string]: Json } => ({
  [key]: JSON.stringify(value),
  [`${key}Details`]: { truncated: false },
});

/** The states an execution entered, which is what AWS prices as state transitions (it adds each retry of a state). */
export const countTransitions = (history: readonly Pick<HistoryEvent, "type">[]): number =>
  history.filter(({ type }) => type.endsWith("StateEntered")).length;
