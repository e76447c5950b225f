import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { PolicyVersion, versionIdOf } from "../../domain/policy-versions/index.ts";
import type { Versioned } from "./aggregate.ts";
import { batchGet } from "./batch-get.ts";
import { type Cursor, openCursor, sealCursor } from "./cursor.ts";
import { fromText } from "./json-text.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Notes under a market that a version of this number exists; rides in the transaction that begins it. */
export const versionNumberWrite =
  (market: string, number: number): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.policyVersion(market, number), number },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      whenRefused: () => ({ kind: "conflict" }),
    },
  ];

/** The numbers of a market's versions below a place in their list, the newest first. */
const numbersOf = async (
  { client, casesTable }: Store,
  market: string,
  limit: number,
  below: string | undefined,
): Promise<readonly number[]> => {
  const { pk } = caseKeys.policyVersion(market, 0);
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: casesTable,
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": pk, ":prefix": prefixes.policyVersion },
      ScanIndexForward: false,
      Limit: limit,
      ...(below === undefined ? {} : { ExclusiveStartKey: { pk, sk: below } }),
    }),
  );
  return Items.map(({ number }) => number as number);
};

/** The last number that a version of the market has; undefined when there is none beside the one of the software. */
export const lastNumber = async (store: Store, market: string): Promise<number | undefined> =>
  (await numbersOf(store, market, 1, undefined))[0];

/** A page of a market's versions, the newest first. `isLast` says that no other follows. */
export interface VersionPage {
  readonly items: readonly Versioned<PolicyVersion>[];
  readonly isLast: boolean;
  readonly nextCursor?: string;
}

/** Reads a page of a market's versions; undefined for a cursor that was not given out for this list. */
export const listVersions = async (
  store: Store,
  cursorKey: string,
  { market, limit, cursor }: { readonly market: string; readonly limit: number; readonly cursor?: string | undefined },
): Promise<VersionPage | undefined> => {
  const list = caseKeys.policyVersion(market, 0).pk;
  const opened: { readonly key: Cursor | undefined } | undefined =
    cursor === undefined ? { key: undefined } : openCursor(cursorKey, list, cursor);
  if (opened === undefined) return undefined;
  const numbers = await numbersOf(store, market, limit, opened.key?.sk);
  const keys = numbers.map((number) => caseKeys.state(versionIdOf(market, number)));
  const found = (await batchGet(store, keys)).map(({ state, version }) => ({
    state: PolicyVersion.parse(fromText(state)),
    version: version as number,
  }));
  const items = found.sort((a, b) => b.state.number - a.state.number);
  const last = numbers.at(-1);
  if (numbers.length < limit || last === undefined) return { items, isLast: true };
  const { sk } = caseKeys.policyVersion(market, last);
  return { items, isLast: false, nextCursor: sealCursor(cursorKey, list, { sk }) };
};
