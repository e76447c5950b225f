import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { BalanceRow, type OrderBalances, PaymentRow } from "../../domain/ledger/balances.ts";
import { JournalEntry } from "../../domain/ledger/journal.ts";
import { ACCOUNT_SHARDS } from "./ledger-writes.ts";
import { queryAll } from "./query-all.ts";
import type { Store } from "./store.ts";

const partition = (store: Store, pk: string, skPrefix?: string) =>
  queryAll(
    store,
    new QueryCommand({
      TableName: store.ledgerTable,
      ConsistentRead: true,
      KeyConditionExpression: skPrefix === undefined ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": pk, ...(skPrefix === undefined ? {} : { ":prefix": skPrefix }) },
    }).input,
  );

/** What of an order can still go back, by component and by payment. */
export const orderBalances = async (store: Store, orderId: string): Promise<OrderBalances> => {
  const [balances, payments] = await Promise.all([
    partition(store, `ORDER#${orderId}`, "BALANCE#"),
    partition(store, `ORDER#${orderId}`, "PAYMENT#"),
  ]);
  return {
    balances: balances.map((row) => BalanceRow.parse(row)),
    payments: payments.map((row) => PaymentRow.parse(row)),
  };
};

/** The journal of an order, oldest first. */
export const orderEntries = async (store: Store, orderId: string): Promise<readonly JournalEntry[]> =>
  (await partition(store, `ORDER#${orderId}`, "ENTRY#")).map((row) => JournalEntry.parse(row.entry));

/** One account's running total in one currency; a debit is positive. */
export interface AccountTotal {
  readonly account: string;
  readonly currency: string;
  readonly balanceMinor: number;
}

/** Every account's running total, summed over the shards. */
export const accountTotals = async (store: Store): Promise<readonly AccountTotal[]> => {
  const shards = Array.from({ length: ACCOUNT_SHARDS }, (_, shard) => partition(store, `ACCOUNTS#${shard}`));
  const rows = (await Promise.all(shards)).flat() as unknown as AccountTotal[];
  return [...Map.groupBy(rows, ({ account, currency }) => `${account}#${currency}`).values()].flatMap((group) => {
    const [first] = group;
    const balanceMinor = group.reduce((sum, row) => sum + row.balanceMinor, 0);
    return first === undefined ? [] : [{ account: first.account, currency: first.currency, balanceMinor }];
  });
};
