import { FeedbackRow, type Suppression } from "../../domain/feedback/summary/row.ts";
import { fromText, toText } from "./json-text.ts";
import { queryAll } from "./query-all.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** Keeps what summaries need of a survey, in place of what they needed before. */
export const feedbackRowWrite =
  (row: FeedbackRow): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.feedback(row.market, row.day, row.surveyId), row: toText(row) },
        },
      },
    },
  ];

/** The surveys of one day of a market. The weekly sample bounds how many there are. */
export const feedbackRowsOf = async (store: Store, market: string, day: string): Promise<readonly FeedbackRow[]> => {
  const items = await queryAll(store, {
    TableName: store.casesTable,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": caseKeys.feedback(market, day, "").pk },
  });
  return items.map(({ row }) => FeedbackRow.parse(fromText(row)));
};

/** Notes that somebody was not asked. */
export const suppressionWrite =
  ({ market, day, party, because, surveyId }: Suppression): SideEffects =>
  (store) => [
    { item: { Put: { TableName: store.casesTable, Item: caseKeys.notAsked(market, day, party, because, surveyId) } } },
  ];

/** Party and reason of everybody who was not asked on a day of a market; the items are no more than that. */
export const suppressionsOf = async (
  store: Store,
  market: string,
  day: string,
): Promise<readonly Pick<Suppression, "party" | "because">[]> => {
  const items = await queryAll(store, {
    TableName: store.casesTable,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": caseKeys.notAsked(market, day, "", "", "").pk },
  });
  return items.map(({ sk }) => {
    const [party, because] = String(sk).split("#") as [Suppression["party"], Suppression["because"]];
    return { party, because };
  });
};
