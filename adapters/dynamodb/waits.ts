import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { queryAll } from "./query-all.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** A state machine that waits for a case to move: its token, the status that it saw, and when its timer rings. */
export interface Wait {
  readonly name: string;
  readonly taskToken: string;
  readonly awaitedStatus: string;
  readonly wakeAt?: string | undefined;
}

/** Stores a wait, in place of an earlier one of the same name: only the newest token of a process can be resumed. */
export const putWait = async (store: Store, caseId: string, wait: Wait): Promise<void> => {
  await store.client.send(
    new PutCommand({ TableName: store.casesTable, Item: { ...caseKeys.wait(caseId, wait.name), wait } }),
  );
};

/** Everything that waits for a case. */
export const waitsOf = async (store: Store, caseId: string): Promise<readonly Wait[]> => {
  const { pk } = caseKeys.state(caseId);
  const items = await queryAll(
    store,
    new QueryCommand({
      TableName: store.casesTable,
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": pk, ":prefix": prefixes.wait },
    }).input,
  );
  return items.map(({ wait }) => wait as Wait);
};

/** Removes a wait once its token was used, unless a newer token took its place meanwhile. */
export const dropWait = async (store: Store, caseId: string, { name, taskToken }: Wait): Promise<void> => {
  try {
    await store.client.send(
      new DeleteCommand({
        TableName: store.casesTable,
        Key: caseKeys.wait(caseId, name),
        // WAIT is a reserved word of DynamoDB's expressions.
        ConditionExpression: "#wait.taskToken = :token",
        ExpressionAttributeNames: { "#wait": "wait" },
        ExpressionAttributeValues: { ":token": taskToken },
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ConditionalCheckFailedException") throw error;
  }
};
