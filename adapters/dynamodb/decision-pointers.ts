import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** Notes which case a decision belongs to; rides in the transaction that proposes it. */
export const decisionWrite =
  (decisionId: string, caseId: string): SideEffects =>
  (store) => [{ item: { Put: { TableName: store.casesTable, Item: { ...caseKeys.decision(decisionId), caseId } } } }];

/** The case of a decision. */
export const caseOfDecision = async (store: Store, decisionId: string): Promise<string | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.decision(decisionId), ConsistentRead: true }),
  );
  return Item?.caseId;
};
