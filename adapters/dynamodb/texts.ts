import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** Something that a person wrote. It stays beside the case, out of events and logs, which carry its id only. */
export interface Text {
  readonly textId: string;
  readonly words: string;
  /** The command that it was said with, by which the timeline finds it again. */
  readonly commandId?: string;
}

/** Keeps texts in the transaction of the decision that they belong to. */
export const textWrites =
  (caseId: string, texts: readonly Text[]): SideEffects =>
  (store) =>
    texts.map(({ textId, ...text }) => ({
      item: { Put: { TableName: store.casesTable, Item: { ...caseKeys.text(caseId, textId), ...text } } },
    }));

/** The words behind an id, if they are still kept. */
export const readText = async (store: Store, caseId: string, textId: string): Promise<string | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.text(caseId, textId), ConsistentRead: true }),
  );
  return Item?.words;
};
