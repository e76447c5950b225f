import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Store } from "./store.ts";

/** All items of one partition's query, page after page; only for partitions whose size a limit bounds. */
export const queryAll = async (store: Store, input: QueryCommandInput): Promise<readonly Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const page = await store.client.send(new QueryCommand({ ...input, ExclusiveStartKey: start }));
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};
