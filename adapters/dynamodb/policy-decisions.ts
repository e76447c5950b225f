import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "../../domain/kernel/instant.ts";
import { RecordedDecision } from "../../domain/policies/backtest/recorded-decision.ts";
import { packed, unpacked } from "./packed.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/**
 * Keeps what a policy decided, by market and day; rides in the transaction that opens the return. Two kilobytes of JSON for one
 * line are less than one when packed, the least that a write costs: docs/decisions/0020.
 */
export const policyDecisionWrite =
  (decision: RecordedDecision): SideEffects =>
  (store) => {
    const key = caseKeys.policyDecision(decision.market, decision.at, decision.returnId);
    return [{ item: { Put: { TableName: store.casesTable, Item: { ...key, decision: packed(decision) } } } }];
  };

/** Some decisions of one day, in order, and where the day goes on; absent at its end. */
export interface DecisionsOfDay {
  readonly decisions: readonly RecordedDecision[];
  readonly next?: string;
}

/** A market's decisions of one day in UTC, `2026-03-10`, after a place in it; at most so many, or a megabyte of items. */
export const decisionsOfDay = async (
  store: Store,
  market: string,
  day: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<DecisionsOfDay> => {
  const { pk } = caseKeys.policyDecision(market, day as Instant, "");
  const { Items = [], LastEvaluatedKey } = await store.client.send(
    new QueryCommand({
      TableName: store.casesTable,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
      Limit: limit,
      ...(after === undefined ? {} : { ExclusiveStartKey: { pk, sk: after } }),
    }),
  );
  const decisions = Items.map((item) => RecordedDecision.parse(unpacked(item.decision)));
  return LastEvaluatedKey === undefined ? { decisions } : { decisions, next: LastEvaluatedKey.sk as string };
};
