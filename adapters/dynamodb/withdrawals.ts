import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** A statement of withdrawal as the buyer made it, before the second step confirms it. */
export interface Withdrawal {
  readonly withdrawalId: string;
  readonly buyerId: string;
  readonly statedAt: string;
  readonly request: unknown;
}

/** Unconfirmed statements are dropped after this long: a buyer who wants to withdraw confirms at once or states it anew. */
const LIFETIME_SECONDS = 24 * 60 * 60;

/** Keeps a statement until it is confirmed or forgotten. Doing it again changes nothing. */
export const putWithdrawal = async (store: Store, withdrawal: Withdrawal): Promise<void> => {
  const expiresAtSeconds = Math.floor(Date.parse(withdrawal.statedAt) / 1000) + LIFETIME_SECONDS;
  await store.client.send(
    new PutCommand({
      TableName: store.casesTable,
      Item: { ...caseKeys.withdrawal(withdrawal.withdrawalId), withdrawal, expiresAtSeconds },
    }),
  );
};

/** A statement by its id. */
export const findWithdrawal = async (store: Store, withdrawalId: string): Promise<Withdrawal | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.withdrawal(withdrawalId), ConsistentRead: true }),
  );
  return Item?.withdrawal;
};
