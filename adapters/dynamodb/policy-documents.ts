import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { invariant } from "../../domain/kernel/invariant.ts";
import { fromText, toText } from "./json-text.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** What a policy says, without its version and its instant. */
export type PolicyContent = Readonly<Record<string, unknown>>;

/** Keeps a content under its hash, in the transaction of the version that names it. It never changes, so twice is once. */
export const documentWrite =
  (contentHash: string, content: PolicyContent): SideEffects =>
  (store) => {
    const Item = { ...caseKeys.policyDocument(contentHash), document: toText(content) };
    return [{ item: { Put: { TableName: store.casesTable, Item } } }];
  };

/** The content behind a hash that a version names. */
export const readDocument = async ({ client, casesTable }: Store, contentHash: string): Promise<PolicyContent> => {
  const { Item } = await client.send(
    new GetCommand({ TableName: casesTable, Key: caseKeys.policyDocument(contentHash), ConsistentRead: true }),
  );
  invariant(Item !== undefined, `the content ${contentHash} was kept with the version that names it`);
  return fromText(Item.document) as PolicyContent;
};
