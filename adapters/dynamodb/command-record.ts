import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { fromText, toText } from "./json-text.ts";
import { packed, unpacked } from "./packed.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** Thirty days: as long as the longest client retry that we promise to recognise; then the store drops the record. */
const RECORD_LIFETIME_SECONDS = 30 * 24 * 60 * 60;

/** What makes a command the same command: an id unique to its author, and a hash of what it asked. */
export interface CommandIdentity {
  readonly id: string;
  readonly requestHash: string;
}

/** What was answered to a command, kept in the same transaction as its effect. */
export interface CommandRecord {
  readonly commandId: string;
  readonly requestHash: string;
  readonly at: string;
  readonly answer: unknown;
}

type Item = Readonly<Record<string, unknown>>;

/** A record out of its item, if there is one. */
export const recordIn = (item: Item | undefined): CommandRecord | undefined =>
  item === undefined
    ? undefined
    : {
        ...(fromText(item.record) as Omit<CommandRecord, "answer">),
        answer: item.answer === undefined ? undefined : unpacked(item.answer),
      };

/** The record of an earlier command with this id, if any. */
export const findCommand = async (store: Store, commandId: string): Promise<CommandRecord | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.command(commandId), ConsistentRead: true }),
  );
  return recordIn(Item);
};

/** The write that keeps a command's answer; it fails when the id is taken. */
export const putCommand = (store: Store, { answer, ...record }: CommandRecord) => ({
  Put: {
    TableName: store.casesTable,
    Item: {
      ...caseKeys.command(record.commandId),
      record: toText(record),
      // Some four kilobytes, kept for a month and hardly ever asked for.
      ...(answer === undefined ? {} : { answer: packed(answer) }),
      expiresAtSeconds: Math.floor(Date.parse(record.at) / 1000) + RECORD_LIFETIME_SECONDS,
    },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});

/**
 * Keeps the answer to a command whose effects are harmless to repeat, after they happened. The first answer stays, and is what
 * comes back when there was one already.
 */
export const keepCommand = async (store: Store, record: CommandRecord): Promise<CommandRecord | undefined> => {
  try {
    await store.client.send(new PutCommand(putCommand(store, record).Put));
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ConditionalCheckFailedException") throw error;
    return findCommand(store, record.commandId);
  }
};
