import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type Schedule, ScheduledInterval } from "../../domain/policy-versions/index.ts";
import { fromText, toText } from "./json-text.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

const Intervals = z.record(z.string(), z.array(ScheduledInterval));

/** The schedules of all markets as they were read; `revision` counts their changes, from 0 before the first. */
export interface PolicySchedule {
  readonly revision: number;
  readonly intervals: Readonly<Record<string, Schedule>>;
}

/** The schedules out of their item; none without one. */
export const scheduleIn = (item: Readonly<Record<string, unknown>> | undefined): PolicySchedule =>
  item === undefined
    ? { revision: 0, intervals: {} }
    : { revision: item.revision as number, intervals: Intervals.parse(fromText(item.schedule)) };

/** The schedules by one consistent read. */
export const readSchedule = async ({ client, casesTable }: Store): Promise<PolicySchedule> => {
  const { Item } = await client.send(
    new GetCommand({ TableName: casesTable, Key: caseKeys.policySchedule(), ConsistentRead: true }),
  );
  return scheduleIn(Item);
};

/** The intervals of one market. */
export const scheduleOf = ({ intervals }: PolicySchedule, market: string): Schedule => intervals[market] ?? [];

/** The schedules with another one for one market. */
export const withSchedule = (
  { revision, intervals }: PolicySchedule,
  market: string,
  next: Schedule,
): PolicySchedule => ({
  revision: revision + 1,
  intervals: { ...intervals, [market]: next },
});

/**
 * Keeps the schedules in the transaction that changes a version, unless they have changed since `seen` was read: then the
 * version is decided again on what is there, so that no two versions of a market ever get the same instant.
 */
export const scheduleWrite =
  (seen: PolicySchedule, next: PolicySchedule): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: {
            ...caseKeys.policySchedule(),
            revision: next.revision,
            schedule: toText(next.intervals),
          },
          ...(seen.revision === 0
            ? { ConditionExpression: "attribute_not_exists(pk)" }
            : { ConditionExpression: "revision = :seen", ExpressionAttributeValues: { ":seen": seen.revision } }),
        },
      },
      whenRefused: () => ({ kind: "conflict" }),
    },
  ];
