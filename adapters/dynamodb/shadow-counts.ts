import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "../../domain/kernel/instant.ts";
import { ChangedCase } from "../../domain/policies/backtest/changed-case.ts";
import type { Cursor } from "./cursor.ts";
import { packed, unpacked } from "./packed.ts";
import { queryAll } from "./query-all.ts";
import type { RunningShadow } from "./running-shadows.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";
import { transact } from "./transaction.ts";

/** Numbers by name: how many decisions of each kind, and minor units of money. */
export type ShadowCounts = Readonly<Record<string, number>>;

type Run = Pick<RunningShadow, "shadowId" | "run">;

/** Items over which a run's counts are spread; one takes a thousand writes a second. */
const PARTS = 8;

/** Longer than any event is delivered again. */
const SEEN_SECONDS = 30 * 24 * 60 * 60;

const partOf = (returnId: string): number =>
  [...returnId].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 65_521, 7) % PARTS;

const addition = (counts: ShadowCounts) => {
  const entries = Object.entries(counts).filter(([, number]) => number !== 0);
  return {
    UpdateExpression: `ADD ${entries.map((_, index) => `#n${index} :n${index}`).join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#n${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(([, number], index) => [`:n${index}`, number])),
  };
};

/** What a shadow made of one decision. */
export interface LookedAt {
  readonly returnId: string;
  readonly at: Instant;
  /** At least one of them is not zero. */
  readonly counts: ShadowCounts;
  readonly divergence: ChangedCase | undefined;
}

/** Counts one decision in a run of a shadow, once however often it is said. */
export const countInShadow = async (
  store: Store,
  { shadowId, run }: Run,
  { returnId, at, counts, divergence }: LookedAt,
): Promise<"counted" | "seen_before" | "contended"> => {
  const TableName = store.casesTable;
  const expiresAtSeconds = Math.floor(Date.parse(at) / 1000) + SEEN_SECONDS;
  const seen = { ...caseKeys.shadowSeen(shadowId, run, returnId), expiresAtSeconds };
  const written = await transact<"seen_before">(store, [
    {
      item: { Put: { TableName, Item: seen, ConditionExpression: "attribute_not_exists(pk)" } },
      whenRefused: () => "seen_before",
    },
    {
      item: { Update: { TableName, Key: caseKeys.shadowTally(shadowId, run, partOf(returnId)), ...addition(counts) } },
    },
    ...(divergence === undefined
      ? []
      : [
          {
            item: {
              Put: {
                TableName,
                Item: { ...caseKeys.shadowDivergence(shadowId, run, at, returnId), divergence: packed(divergence) },
              },
            },
          },
        ]),
  ]);
  if (written.outcome === "refused") return written.failure;
  return written.outcome === "written" ? "counted" : "contended";
};

/** What a run of a shadow has counted so far. */
export const shadowCounts = async (store: Store, { shadowId, run }: Run): Promise<ShadowCounts> => {
  const items = await queryAll(store, {
    TableName: store.casesTable,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :tally)",
    ExpressionAttributeValues: { ":pk": caseKeys.shadowTally(shadowId, run, 0).pk, ":tally": prefixes.shadowTally },
  });
  const sums: Record<string, number> = {};
  for (const { pk: _pk, sk: _sk, ...counts } of items)
    for (const [name, number] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + Number(number);
  return sums;
};

/** Decisions that a shadow would have made in another way, the newest first, and where the list goes on. */
export const divergences = async (
  store: Store,
  { shadowId, run }: Run,
  { limit, after }: { readonly limit: number; readonly after?: Cursor | undefined },
): Promise<{ readonly items: readonly ChangedCase[]; readonly next?: Cursor }> => {
  const { pk } = caseKeys.shadowTally(shadowId, run, 0);
  const { Items = [], LastEvaluatedKey } = await store.client.send(
    new QueryCommand({
      TableName: store.casesTable,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :diverged)",
      ExpressionAttributeValues: { ":pk": pk, ":diverged": prefixes.shadowDivergence },
      ScanIndexForward: false,
      Limit: limit,
      ExclusiveStartKey: after,
    }),
  );
  const items = Items.map(({ divergence }) => ChangedCase.parse(unpacked(divergence)));
  return LastEvaluatedKey === undefined ? { items } : { items, next: LastEvaluatedKey as Cursor };
};
