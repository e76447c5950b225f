import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { DecisionRow, ReviewRow } from "../../domain/quality-reviews/figures/rows.ts";
import type { QualityRows } from "../../domain/quality-reviews/figures/summarise.ts";
import { fromText, toText } from "./json-text.ts";
import { queryAll } from "./query-all.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Keeps a decision for the figures; doing it again keeps the same. */
export const keepDecision = async (store: Store, row: DecisionRow): Promise<void> => {
  const Item = { ...caseKeys.qualityDecision(row.day, row.decisionId), row: toText(row) };
  await store.client.send(new PutCommand({ TableName: store.casesTable, Item }));
};

/** Notes that a decision of a day (UTC) was found wrong; doing it again notes the same. */
export const keepOverturned = async (store: Store, day: string, decisionId: string): Promise<void> => {
  const Item = { ...caseKeys.qualityOverturned(day, decisionId), decisionId };
  await store.client.send(new PutCommand({ TableName: store.casesTable, Item }));
};

/** Keeps what the figures need of a review, in place of what they needed before. */
export const reviewRowWrite =
  (row: ReviewRow): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.qualityReview(row.day, row.decisionId), row: toText(row) },
        },
      },
    },
  ];

type Item = Readonly<Record<string, unknown>>;

const under = (items: readonly Item[], prefix: string): readonly Item[] =>
  items.filter(({ sk }) => String(sk).startsWith(prefix));

/** Everything about the decisions of one day (UTC). */
export const qualityRowsOf = async (store: Store, day: string): Promise<QualityRows> => {
  const items = await queryAll(store, {
    TableName: store.casesTable,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": caseKeys.qualityDecision(day, "").pk },
  });
  return {
    decisions: under(items, prefixes.qualityDecision).map(({ row }) => DecisionRow.parse(fromText(row))),
    reviews: under(items, prefixes.qualityReview).map(({ row }) => ReviewRow.parse(fromText(row))),
    overturned: new Set(under(items, prefixes.qualityOverturned).map(({ decisionId }) => String(decisionId))),
  };
};

/**
 * Counts a decision among an agent's first, of which there are at most `max`; whether it is one. The ids are kept, so that asking
 * again about the same decision answers the same.
 */
export const isAmongFirstDecisions = async (
  store: Store,
  agentId: string,
  decisionId: string,
  max: number,
): Promise<boolean> => {
  try {
    await store.client.send(
      new UpdateCommand({
        TableName: store.casesTable,
        Key: caseKeys.firstDecisions(agentId),
        UpdateExpression: "ADD decisionIds :ids",
        ConditionExpression:
          "attribute_not_exists(decisionIds) OR size(decisionIds) < :max OR contains(decisionIds, :id)",
        ExpressionAttributeValues: { ":ids": new Set([decisionId]), ":id": decisionId, ":max": max },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "ConditionalCheckFailedException") return false;
    throw error;
  }
};
