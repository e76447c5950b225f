import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { GoodwillUse } from "../../domain/ledger/goodwill-use.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** What an agent has given away of a month's budget so far, in minor units. */
export const goodwillSpentMinor = async (
  store: Store,
  { agentId, month, currency }: Pick<GoodwillUse, "agentId" | "month" | "currency">,
): Promise<number> => {
  const Key = caseKeys.goodwill(agentId, month, currency);
  const { Item } = await store.client.send(new GetCommand({ TableName: store.casesTable, Key, ConsistentRead: true }));
  return Number(Item?.spentMinor ?? 0);
};

/**
 * Takes goodwill out of an agent's budget of the month, in the decision's own transaction: two decisions at once cannot both
 * take the last of it.
 */
export const goodwillWrite =
  ({ agentId, month, currency, amountMinor, budgetMinor }: GoodwillUse): SideEffects =>
  (store) => {
    const roomMinor = budgetMinor - amountMinor;
    return [
      {
        item: {
          Update: {
            TableName: store.casesTable,
            Key: caseKeys.goodwill(agentId, month, currency),
            UpdateExpression: "ADD spentMinor :amount",
            // Nothing spent yet is room enough only for what the whole budget holds.
            ConditionExpression:
              roomMinor < 0 ? "spentMinor <= :room" : "attribute_not_exists(pk) OR spentMinor <= :room",
            ExpressionAttributeValues: { ":amount": amountMinor, ":room": roomMinor },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
        whenRefused: (found) => ({
          kind: "guard",
          refusal: {
            code: "return.goodwill_budget_used",
            spentMinor: Number(found?.spentMinor ?? 0),
            budgetMinor,
            currency,
          },
        }),
      },
    ];
  };
