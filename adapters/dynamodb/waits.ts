import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

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

/** The wait of one name out of its item, if there is one. */
export const waitIn = (item: Readonly<Record<string, unknown>> | undefined): Wait | undefined =>
  item?.wait as Wait | undefined;

/** Removes a wait whose case is at rest, unless a newer token took its place meanwhile. */
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
