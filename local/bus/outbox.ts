import { BatchWriteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { batchGet } from "../../adapters/dynamodb/batch-get.ts";
import { fromText } from "../../adapters/dynamodb/json-text.ts";
import type { Store } from "../../adapters/dynamodb/store.ts";
import { caseKeys } from "../../adapters/dynamodb/table-keys.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Activity } from "../activity.ts";
import { type KeptOutboxItem, OUTBOX, type OutboxItem } from "./outbox-item.ts";

/** An event that a reaction refused on every try, kept for a person to look at. */
export interface DeadLetter {
  readonly entry: string;
  readonly event: RecordedEvent;
  readonly error: string;
  readonly tries: number;
  readonly at: string;
}

/** What the table keeps for the bus. */
export interface Outbox {
  unpublished(): Promise<readonly OutboxItem[]>;
  /** Every reaction has had the item's events. Forgotten in full batches; a crash before that only repeats them. */
  finished(sk: string): void;
  /** Nothing else is on its way: what is finished is forgotten now, though it fills no batch. */
  rest(): void;
  bury(letter: DeadLetter): Promise<void>;
  deadLetters(): Promise<readonly DeadLetter[]>;
}

const DEAD_LETTERS = "OUTBOX#DEAD-LETTERS";

/** DynamoDB's own limit of a batch. */
const BATCH_MAX = 25;

type TableOf = Pick<Store, "client" | "casesTable">;

const readAll = async ({ client, casesTable }: TableOf, pk: string): Promise<readonly Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: casesTable,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return items;
};

const forget = async ({ client, casesTable }: TableOf, sks: readonly string[]): Promise<readonly string[]> => {
  const requests = sks.map((sk) => ({ DeleteRequest: { Key: { pk: OUTBOX, sk } } }));
  const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [casesTable]: requests } }));
  return (UnprocessedItems?.[casesTable] ?? []).map(({ DeleteRequest }) => String(DeleteRequest?.Key?.sk));
};

const whole = async (table: TableOf, { pk, sk, caseId, seqs }: KeptOutboxItem): Promise<OutboxItem> => {
  const keys = seqs.map((seq) => caseKeys.event(caseId, seq));
  const events = (await batchGet(table, keys)).map(({ event }) => fromText(event) as RecordedEvent);
  return { pk, sk, events: events.toSorted((a, b) => a.seq - b.seq) };
};

/** The outbox in the table of the cases; `failed` is told when finished items could not be forgotten. */
export const createOutbox = (table: TableOf, activity: Activity, failed: (error: unknown) => void): Outbox => {
  const done: string[] = [];
  let isForgetting = false;
  let batchMin = BATCH_MAX;
  const forgetDone = async () => {
    while (done.length >= batchMin) done.push(...(await forget(table, done.splice(0, BATCH_MAX))));
  };
  const forgetIfEnough = () => {
    if (isForgetting || done.length < batchMin) return;
    isForgetting = true;
    void activity
      .track(forgetDone)
      .catch(failed)
      .finally(() => {
        isForgetting = false;
        if (done.length === 0) batchMin = BATCH_MAX;
        forgetIfEnough();
      });
  };
  return {
    unpublished: async () => {
      const kept = (await readAll(table, OUTBOX)) as readonly object[] as readonly KeptOutboxItem[];
      return Promise.all(kept.map((item) => whole(table, item)));
    },
    finished: (sk) => {
      done.push(sk);
      forgetIfEnough();
    },
    rest: () => {
      batchMin = 1;
      forgetIfEnough();
    },
    bury: async (letter) => {
      const sk = `${letter.at}#${letter.event.id}#${letter.entry}`;
      await table.client.send(new PutCommand({ TableName: table.casesTable, Item: { pk: DEAD_LETTERS, sk, letter } }));
    },
    deadLetters: async () => (await readAll(table, DEAD_LETTERS)).map(({ letter }) => letter as DeadLetter),
  };
};
