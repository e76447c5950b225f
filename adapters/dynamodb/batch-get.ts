import { BatchGetCommand, type BatchGetCommandOutput } from "@aws-sdk/lib-dynamodb";
import type { Store } from "./store.ts";

/** BatchGetItem's own limit. */
const BATCH_MAX = 100;

type Keys = NonNullable<NonNullable<BatchGetCommandOutput["UnprocessedKeys"]>[string]["Keys"]>;

type Table = Pick<Store, "client" | "casesTable">;

const readBatch = async (store: Table, first: Keys): Promise<readonly Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let keys: Keys | undefined = first;
  while (keys !== undefined && keys.length > 0) {
    const { Responses, UnprocessedKeys }: BatchGetCommandOutput = await store.client.send(
      new BatchGetCommand({ RequestItems: { [store.casesTable]: { Keys: keys, ConsistentRead: true } } }),
    );
    items.push(...(Responses?.[store.casesTable] ?? []));
    keys = UnprocessedKeys?.[store.casesTable]?.Keys;
  }
  return items;
};

/** The items of the table `cases` behind some keys, in no order, by consistent reads; what does not exist is left out. */
export const batchGet = async (
  store: Table,
  keys: readonly { readonly pk: string; readonly sk: string }[],
): Promise<readonly Record<string, unknown>[]> => {
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH_MAX) }, (_, batch) =>
    keys.slice(batch * BATCH_MAX, (batch + 1) * BATCH_MAX).map(({ pk, sk }) => ({ pk, sk })),
  );
  const found: Record<string, unknown>[] = [];
  for (const batch of batches) found.push(...(await readBatch(store, batch)));
  return found;
};
