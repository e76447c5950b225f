import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { SopRunId, WorkItemId } from "../../domain/kernel/ids.ts";
import { AdherenceRow } from "../../domain/sops/adherence/row.ts";
import { fromText, toText } from "./json-text.ts";
import { queryAll } from "./query-all.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** A run of a case, with the opening of the case's work item that it belongs to. */
export interface RunOfCase {
  readonly opening: number;
  readonly runId: SopRunId;
}

/** Notes that a case has a run; rides in the transaction that starts it. */
export const runOfCaseWrite =
  (workItemId: WorkItemId, { opening, runId }: RunOfCase): SideEffects =>
  (store) => [
    {
      item: { Put: { TableName: store.casesTable, Item: { ...caseKeys.sopRun(workItemId, opening), opening, runId } } },
    },
  ];

/** The runs of a case, the newest first; a handful at most, since each is an opening of its work item. */
export const runsOfCase = async (store: Store, workItemId: WorkItemId): Promise<readonly RunOfCase[]> => {
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.casesTable,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :run)",
      ExpressionAttributeValues: { ":pk": caseKeys.sopRun(workItemId, 0).pk, ":run": prefixes.sopRun },
      ScanIndexForward: false,
      ConsistentRead: true,
    }),
  );
  return Items.map(({ opening, runId }) => ({ opening, runId }));
};

/** Keeps what the measures need of a run, in place of what they needed before. */
export const adherenceRowWrite =
  (row: AdherenceRow): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.adherence(row.sopId, row.day, row.runId), row: toText(row) },
        },
      },
    },
  ];

/** The runs of a procedure that began on one day (UTC). */
export const adherenceRowsOf = async (store: Store, sopId: string, day: string): Promise<readonly AdherenceRow[]> => {
  const items = await queryAll(store, {
    TableName: store.casesTable,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": caseKeys.adherence(sopId, day, "").pk },
  });
  return items.map(({ row }) => AdherenceRow.parse(fromText(row)));
};
