import { InvariantViolation } from "./invariant.ts";

/** Status × event → next status. An empty row is a terminal status. The first row is where a lifecycle begins. */
export type Lifecycle<Status extends string, EventType extends string> = {
  readonly [S in Status]: { readonly [E in EventType]?: Status };
};

const moveOf = <Status extends string, EventType extends string>(
  lifecycle: Lifecycle<Status, EventType>,
  status: Status,
  eventType: EventType,
): Status | undefined => {
  const row = lifecycle[status];
  return row !== undefined && Object.hasOwn(row, eventType) ? row[eventType] : undefined;
};

/** Whether the table has a move for this event in this status. */
export const mayMove = <Status extends string, EventType extends string>(
  lifecycle: Lifecycle<Status, EventType>,
  status: Status,
  eventType: EventType,
): boolean => moveOf(lifecycle, status, eventType) !== undefined;

/** The next status. Throws InvariantViolation when the table has no such move: `decide` should have refused it. */
export const statusAfter = <Status extends string, EventType extends string>(
  lifecycle: Lifecycle<Status, EventType>,
  status: Status,
  eventType: EventType,
): Status => {
  const next = moveOf(lifecycle, status, eventType);
  if (next === undefined) throw new InvariantViolation(`${eventType} cannot happen in status ${status}`);
  return next;
};

const rowsOf = <Status extends string, EventType extends string>(lifecycle: Lifecycle<Status, EventType>) =>
  (Object.keys(lifecycle) as Status[]).map((status) => ({
    status,
    moves: Object.entries(lifecycle[status]) as [EventType, Status][],
  }));

/** Every status that some sequence of events leads to, the start included. Tests compare it with the whole table. */
export const statusesReachableFrom = <Status extends string, EventType extends string>(
  lifecycle: Lifecycle<Status, EventType>,
  start: Status,
): ReadonlySet<Status> => {
  const reached = new Set<Status>([start]);
  // A Set hands out members that are added while it is walked, so this visits each status once.
  for (const status of reached) {
    for (const next of Object.values<Status | undefined>(lifecycle[status])) if (next !== undefined) reached.add(next);
  }
  return reached;
};

/** The statuses that nothing leaves, in the table's order. */
export const terminalStatuses = <Status extends string, EventType extends string>(
  lifecycle: Lifecycle<Status, EventType>,
): readonly Status[] =>
  rowsOf(lifecycle)
    .filter(({ moves }) => moves.length === 0)
    .map(({ status }) => status);

/** A Mermaid state diagram of the table, the same text for the same table, for the docs. */
export const toMermaid = <Status extends string, EventType extends string>(
  lifecycle: Lifecycle<Status, EventType>,
  title: string,
): string => {
  const rows = rowsOf(lifecycle);
  const arrows = rows.flatMap(({ status, moves }) => moves.map(([event, next]) => `  ${status} --> ${next}: ${event}`));
  const begin = rows.slice(0, 1).map(({ status }) => `  [*] --> ${status}`);
  const ends = terminalStatuses(lifecycle).map((status) => `  ${status} --> [*]`);
  return `${["---", `title: ${title}`, "---", "stateDiagram-v2", ...begin, ...arrows, ...ends].join("\n")}\n`;
};
