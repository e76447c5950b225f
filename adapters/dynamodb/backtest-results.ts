import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { BacktestReport, ChangedCase, joinTally, newTally, Tally } from "../../domain/policies/backtest/index.ts";
import { packed, unpacked } from "./packed.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Changed cases in one item: with as many lines as a request may have it stays far below DynamoDB's 400 KB. */
const CHANGES_PER_ITEM = 50;

/** Items that are read at once: more than a page of changed cases seldom needs. */
const ITEMS_AT_ONCE = 4;

const put = (store: Store, Item: Readonly<Record<string, unknown>>) => ({
  item: { Put: { TableName: store.casesTable, Item } },
});

/** What a page of a backtest counted and which cases it changes; rides in the transaction that counts the page. */
export const backtestPageWrites =
  (backtestId: string, page: number, tally: Tally, changes: readonly ChangedCase[]): SideEffects =>
  (store) => [
    put(store, { ...caseKeys.backtestPage(backtestId, page), tally: packed(tally) }),
    ...Array.from({ length: Math.ceil(changes.length / CHANGES_PER_ITEM) }, (_, part) => {
      const some = changes.slice(part * CHANGES_PER_ITEM, (part + 1) * CHANGES_PER_ITEM);
      return put(store, { ...caseKeys.backtestChanges(backtestId, page, part), changes: packed(some) });
    }),
  ];

/** What all pages of a backtest counted together. */
export const backtestTally = async (store: Store, backtestId: string): Promise<Tally> => {
  const { pk } = caseKeys.backtestReport(backtestId);
  const sum = newTally();
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await store.client.send(
      new QueryCommand({
        TableName: store.casesTable,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :pages)",
        ExpressionAttributeValues: { ":pk": pk, ":pages": prefixes.backtestPage },
        ExclusiveStartKey: start,
      }),
    );
    for (const item of Items) joinTally(sum, Tally.parse(unpacked(item.tally)));
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return sum;
};

/** The report of a backtest; rides in the transaction that completes it. */
export const backtestReportWrite =
  (backtestId: string, report: BacktestReport): SideEffects =>
  (store) => [put(store, { ...caseKeys.backtestReport(backtestId), report: packed(report) })];

/** The report of a backtest that is done. */
export const findBacktestReport = async (store: Store, backtestId: string): Promise<BacktestReport | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.backtestReport(backtestId), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : BacktestReport.parse(unpacked(Item.report));
};

/** A place among the changed cases: the item, and how many of it were read. */
export interface ChangesPlace {
  readonly item: string;
  readonly read: number;
}

/** The items of changed cases from a place on, the one at the place included. */
const changesFrom = async (store: Store, backtestId: string, item: string) => {
  const { pk } = caseKeys.backtestReport(backtestId);
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.casesTable,
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :last",
      ExpressionAttributeValues: { ":pk": pk, ":from": item, ":last": `${prefixes.backtestChanges}~` },
      Limit: ITEMS_AT_ONCE,
    }),
  );
  return Items.map(({ sk, changes }) => ({
    sk: sk as string,
    cases: ChangedCase.array().parse(unpacked(changes)),
  }));
};

/** Changed cases in order of their time from a place on, as many as fit that match, and where the rest begins. */
export const changedCases = async (
  store: Store,
  backtestId: string,
  from: ChangesPlace | undefined,
  { limit, matches }: { readonly limit: number; readonly matches: (changed: ChangedCase) => boolean },
): Promise<{ readonly items: readonly ChangedCase[]; readonly next?: ChangesPlace }> => {
  const items: ChangedCase[] = [];
  let place: ChangesPlace | undefined = from ?? { item: prefixes.backtestChanges, read: 0 };
  while (place !== undefined) {
    const { item, read }: ChangesPlace = place;
    const found = await changesFrom(store, backtestId, item);
    place = undefined;
    for (const { sk, cases } of found) {
      const skipped = sk === item ? read : 0;
      for (const [index, changed] of cases.entries()) {
        if (index < skipped || !matches(changed)) continue;
        if (items.length === limit) return { items, next: { item: sk, read: index } };
        items.push(changed);
      }
      place = { item: sk, read: cases.length };
    }
    if (found.length < ITEMS_AT_ONCE) return { items };
  }
  return { items };
};
