import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { Acknowledgement, Statement, type Withdrawal } from "../../domain/withdrawals/index.ts";
import { batchGet } from "./batch-get.ts";
import { fromText, toText } from "./json-text.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** Statements are kept so long after their time to be confirmed, so that a buyer who comes late is told what happened. */
const LAPSED_KEPT_SECONDS = 30 * 24 * 60 * 60;

/** What is kept of a withdrawal; empty for an id that there is not, or is no more. */
export const findWithdrawal = async (store: Store, withdrawalId: string): Promise<Withdrawal> => {
  const keys = [caseKeys.withdrawal(withdrawalId), caseKeys.acknowledgement(withdrawalId)];
  const items = await batchGet(store, keys);
  const [statement, acknowledgement] = keys.map(({ sk }) => items.find((item) => item.sk === sk)?.document);
  return {
    ...(statement !== undefined && { statement: Statement.parse(fromText(statement)) }),
    ...(acknowledgement !== undefined && { acknowledgement: Acknowledgement.parse(fromText(acknowledgement)) }),
  };
};

/** Keeps a statement as it was first received, and answers that one: a request that is sent again changes nothing. */
export const keepStatement = async (store: Store, statement: Statement): Promise<Statement> => {
  const expiresAtSeconds = Math.floor(Date.parse(statement.confirmBy) / 1000) + LAPSED_KEPT_SECONDS;
  try {
    await store.client.send(
      new PutCommand({
        TableName: store.casesTable,
        Item: { ...caseKeys.withdrawal(statement.withdrawalId), document: toText(statement), expiresAtSeconds },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    );
    return statement;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ConditionalCheckFailedException") throw error;
    return (await findWithdrawal(store, statement.withdrawalId)).statement ?? statement;
  }
};

/**
 * Keeps an acknowledgement, for good, in the transaction that opens its return. A return opens once under its number, so
 * that this is written once too.
 */
export const acknowledgementWrite =
  (acknowledgement: Acknowledgement): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.acknowledgement(acknowledgement.withdrawalId), document: toText(acknowledgement) },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      whenRefused: () => ({ kind: "conflict" }),
    },
  ];
