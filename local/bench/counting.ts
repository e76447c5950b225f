import type { ConsumedCapacity } from "@aws-sdk/client-dynamodb";
import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Store } from "../../adapters/dynamodb/store.ts";
import { prefixes } from "../../adapters/dynamodb/table-keys.ts";
import { OUTBOX } from "../bus/outbox-item.ts";
import { itemBytes } from "./item-bytes.ts";

/** What some calls consumed, in DynamoDB's capacity units. */
export interface Units {
  readonly calls: number;
  readonly read: number;
  /** On the tables themselves. */
  readonly write: number;
  /** On the indexes, which DynamoDB writes by itself. */
  readonly indexWrite: number;
  /** Timeline entries among what was written; each becomes an event on the bus. */
  readonly events: number;
}

export const nothing: Units = { calls: 0, read: 0, write: 0, indexWrite: 0, events: 0 };

export const sum = (a: Units, b: Units): Units => ({
  calls: a.calls + b.calls,
  read: a.read + b.read,
  write: a.write + b.write,
  indexWrite: a.indexWrite + b.indexWrite,
  events: a.events + b.events,
});

/** What the first consumed beyond the second. */
export const minus = (a: Units, b: Units): Units => ({
  calls: a.calls - b.calls,
  read: a.read - b.read,
  write: a.write - b.write,
  indexWrite: a.indexWrite - b.indexWrite,
  events: a.events - b.events,
});

type TransactItems = TransactWriteCommandInput["TransactItems"];

const WRITES = /^(Put|Update|Delete|TransactWrite|BatchWrite)/;

const unitsOf = (command: string, consumed: readonly ConsumedCapacity[]): Units => {
  const total = consumed.reduce((units, { CapacityUnits = 0 }) => units + CapacityUnits, 0);
  const table = consumed.reduce((units, { Table }) => units + (Table?.CapacityUnits ?? 0), 0);
  return WRITES.test(command)
    ? { ...nothing, calls: 1, write: table, indexWrite: total - table }
    : { ...nothing, calls: 1, read: total };
};

/** A transaction writes two units for each kilobyte that is begun. */
const TRANSACTED_UNITS_PER_KB = 2;
const KB = 1024;

// In AWS the table's stream does what the outbox does here, so its item is taken off again.
const outboxUnits = (items: TransactItems = []): number =>
  items
    .flatMap(({ Put }) => (Put?.Item?.pk === OUTBOX ? [Put.Item] : []))
    .reduce((units, item) => units + TRANSACTED_UNITS_PER_KB * Math.ceil(itemBytes(item) / KB), 0);

const eventsIn = (items: TransactItems = []): number =>
  items.filter(({ Put }) => String(Put?.Item?.sk).startsWith(prefixes.event)).length;

const isOutboxOnly = (input: object): boolean =>
  JSON.stringify(input).includes(`"${OUTBOX}"`) && !("TransactItems" in input);

/** Counts what every call of a client consumes, from now on, and tells of each; `take` gives the count and begins anew. */
export const countCapacity = (client: Store["client"], called: () => void): { take(): Units } => {
  let units = nothing;
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        if (isOutboxOnly(args.input)) return next(args);
        called();
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "INDEXES" } });
        const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] };
        const counted = unitsOf(commandName, [ConsumedCapacity].flat());
        const items = "TransactItems" in args.input ? (args.input as TransactWriteCommandInput).TransactItems : [];
        units = sum(units, { ...counted, write: counted.write - outboxUnits(items), events: eventsIn(items) });
        return answer;
      },
    // After the outbox has put its item into the transaction.
    { step: "initialize", priority: "low", name: "benchCapacity" },
  );
  return {
    take: () => {
      const taken = units;
      units = nothing;
      return taken;
    },
  };
};
