import { type PutCommandInput, TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Store } from "../../adapters/dynamodb/store.ts";

type Client = Store["client"];
type Command = Parameters<Client["send"]>[0];
type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
type Update = NonNullable<TransactItem["Update"]>;

/** The calls that were made, wave by wave: what is in one wave was under way at the same time. */
export type Waves = readonly (readonly Command[])[];

/** A store that notes every call. */
export const recordingStore = (store: Store): { readonly store: Store; take(): Waves } => {
  let waves: Command[][] = [];
  let underWay = 0;
  const send = async (command: Command) => {
    const wave = waves.at(-1);
    if (underWay === 0 || wave === undefined) waves.push([command]);
    else wave.push(command);
    underWay += 1;
    try {
      return await store.client.send(command);
    } finally {
      underWay -= 1;
    }
  };
  return {
    store: { ...store, client: { send } as unknown as Client },
    take: () => {
      const taken = waves;
      waves = [];
      return taken;
    },
  };
};

const named = (expression: string, entries: Readonly<Record<string, unknown>> | undefined) =>
  Object.fromEntries(Object.entries(entries ?? {}).filter(([name]) => new RegExp(`${name}\\b`).test(expression)));

const filled = (values: Record<string, unknown>) => (Object.keys(values).length === 0 ? undefined : values);

const bareUpdate = ({ TableName, Key, UpdateExpression = "", ...update }: Update): Update => ({
  TableName,
  Key,
  UpdateExpression,
  ExpressionAttributeNames: filled(named(UpdateExpression, update.ExpressionAttributeNames)) as Record<string, string>,
  ExpressionAttributeValues: filled(named(UpdateExpression, update.ExpressionAttributeValues)),
});

const barePut = ({ TableName, Item }: Pick<PutCommandInput, "TableName" | "Item">) => ({ TableName, Item });

// Without their conditions, which would refuse the second time; the items that are written are the same.
const bareItem = (item: TransactItem): readonly TransactItem[] => {
  if (item.Put !== undefined) return [{ Put: barePut(item.Put) }];
  if (item.Update !== undefined) return [{ Update: bareUpdate(item.Update) }];
  return [];
};

const isTransaction = (input: object): input is TransactWriteCommandInput => "TransactItems" in input;

// The client's type knows a command only by what it sends and gets, all commands at once.
const bare = (command: Command): Command =>
  isTransaction(command.input)
    ? (new TransactWriteCommand({ TransactItems: (command.input.TransactItems ?? []).flatMap(bareItem) }) as Command)
    : command;

/** Makes the same calls again and nothing else: the least that a handler which makes them can take. */
export const callBare = async ({ client }: Store, waves: Waves): Promise<void> => {
  for (const wave of waves) await Promise.all(wave.map((command) => client.send(bare(command))));
};
