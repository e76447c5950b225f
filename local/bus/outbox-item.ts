import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { fromText } from "../../adapters/dynamodb/json-text.ts";
import { prefixes } from "../../adapters/dynamodb/table-keys.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { invariant } from "../../domain/kernel/invariant.ts";

/** The events of one transaction, until every reaction has had them. In AWS the table's stream does this. */
export interface OutboxItem {
  readonly pk: typeof OUTBOX;
  readonly sk: string;
  readonly events: readonly RecordedEvent[];
}

/** What is kept of it beside the events: where they are. */
export interface KeptOutboxItem extends Pick<OutboxItem, "pk" | "sk"> {
  readonly caseId: string;
  readonly seqs: readonly number[];
}

/** One partition: it is read when the runtime starts, and is empty when the runtime rests. */
export const OUTBOX = "OUTBOX";

/** Fifteen digits of milliseconds sort as text for thousands of years. */
const EPOCH_DIGITS = 15;
const SEQUENCE_DIGITS = 7;

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const eventIn = ({ Put }: TransactItem): RecordedEvent | undefined =>
  typeof Put?.Item?.sk === "string" && Put.Item.sk.startsWith(prefixes.event)
    ? (fromText(Put.Item.event) as RecordedEvent)
    : undefined;

/** An outbox item as it is kept. All its events are of one case, as one decision's are. */
export const keptItemOf = ({ pk, sk, events }: OutboxItem): KeptOutboxItem => {
  const [first] = events;
  invariant(
    first !== undefined && events.every(({ caseId }) => caseId === first.caseId),
    "the events of a transaction are of one case",
  );
  return { pk, sk, caseId: first.caseId, seqs: events.map(({ seq }) => seq) };
};

/** The outbox item of a transaction: sorted by time, case and sequence; undefined when it records no event. */
export const outboxItemOf = (items: readonly TransactItem[], nowMs: number): OutboxItem | undefined => {
  const events = items.flatMap((item) => eventIn(item) ?? []);
  const [first] = events;
  if (first === undefined) return undefined;
  const epoch = String(nowMs).padStart(EPOCH_DIGITS, "0");
  return {
    pk: OUTBOX,
    sk: `${epoch}#${first.caseId}#${String(first.seq).padStart(SEQUENCE_DIGITS, "0")}`,
    events,
  };
};
