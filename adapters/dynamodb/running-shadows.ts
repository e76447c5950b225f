import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Shadow } from "../../domain/shadows/index.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** A version that decides in shadow, as openings of its market find it. */
export type RunningShadow = Pick<Shadow, "shadowId" | "draft" | "run">;

/** Puts a shadow among those that run in its market, or takes it out; rides in the transaction that starts or stops it. */
export const runningShadowWrite =
  ({ shadowId, market, draft, run, status }: Shadow): SideEffects =>
  (store) => {
    const key = caseKeys.shadowRunning(market, draft.version);
    const Item = { ...key, shadowId, draft, run };
    return [
      {
        item:
          status === "running"
            ? { Put: { TableName: store.casesTable, Item } }
            : { Delete: { TableName: store.casesTable, Key: key } },
      },
    ];
  };

/** The shadows that run in a market; usually none, which costs half a unit. */
export const runningShadows = async (store: Store, market: string): Promise<readonly RunningShadow[]> => {
  const { pk } = caseKeys.shadowRunning(market, 1);
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.casesTable,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
    }),
  );
  return Items.map(({ shadowId, draft, run }) => ({ shadowId, draft, run }));
};
