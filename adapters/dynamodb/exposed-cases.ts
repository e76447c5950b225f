import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { CASES_MAX, dayOf, ExposedCase, MetricValues } from "../../domain/experiments/index.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { fromText, toText } from "./json-text.ts";
import { queryAll } from "./query-all.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Days that are read at once. */
const DAYS_AT_ONCE = 10;

/** Which case under which experiment, as its exposure was kept. */
export interface ExposureKey {
  readonly key: string;
  readonly unitId: string;
  readonly caseId: string;
  readonly exposedAt: Instant;
}

/** What became of a case, all of it, as its timeline told at a version. */
export interface CaseOutcome {
  readonly closedAt?: Instant | undefined;
  readonly values: MetricValues;
  readonly version: number;
}

const itemKey = ({ key, unitId, caseId, exposedAt }: ExposureKey) =>
  caseKeys.exposure(key, dayOf(exposedAt), unitId, caseId);

// Nothing is put beside an exposure that is not there; a newer outcome stays when an older one comes late.
const unlessRefused = async (update: Promise<unknown>): Promise<void> => {
  try {
    await update;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ConditionalCheckFailedException") throw error;
  }
};

/** Writes what became of an exposed case in place of what was known before. Twice, late or out of order changes nothing more. */
export const keepOutcome = (store: Store, exposure: ExposureKey, { version, ...outcome }: CaseOutcome): Promise<void> =>
  unlessRefused(
    store.client.send(
      new UpdateCommand({
        TableName: store.casesTable,
        Key: itemKey(exposure),
        UpdateExpression: "SET outcome = :outcome, outcomeVersion = :version",
        ConditionExpression:
          "attribute_exists(pk) AND (attribute_not_exists(outcomeVersion) OR outcomeVersion < :version)",
        ExpressionAttributeValues: { ":outcome": toText(outcome), ":version": version },
      }),
    ),
  );

/** Writes how content the buyer of an exposed case was, which is asked once. */
export const keepCsat = (store: Store, exposure: ExposureKey, score: number): Promise<void> =>
  unlessRefused(
    store.client.send(
      new UpdateCommand({
        TableName: store.casesTable,
        Key: itemKey(exposure),
        UpdateExpression: "SET csat = :score",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":score": score },
      }),
    ),
  );

const exposedCase = (item: Readonly<Record<string, unknown>>): ExposedCase => {
  const { closedAt, values } = (fromText(item.outcome) ?? {}) as Partial<Omit<CaseOutcome, "version">>;
  const csat = item.csat === undefined ? {} : { csat: item.csat };
  return ExposedCase.parse({ ...item, closedAt, values: MetricValues.parse({ ...values, ...csat }) });
};

const ofDay = async (store: Store, key: string, day: string): Promise<readonly ExposedCase[]> =>
  (
    await queryAll(store, {
      TableName: store.casesTable,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": caseKeys.exposures(key, day), ":prefix": prefixes.exposure },
    })
  ).map(exposedCase);

/** The exposed cases of an experiment, and whether those are all of the days that were asked for. */
export interface ExposedCases {
  readonly cases: readonly ExposedCase[];
  readonly isComplete: boolean;
}

/** Reads days of an experiment, one partition each, the first ones first. One with too many cases is judged by its first whole days. */
export const exposedCasesOf = async (
  store: Store,
  key: string,
  days: readonly string[],
  casesMax = CASES_MAX,
): Promise<ExposedCases> => {
  const cases: ExposedCase[] = [];
  for (let first = 0; first < days.length; first += DAYS_AT_ONCE) {
    const some = days.slice(first, first + DAYS_AT_ONCE);
    for (const read of await Promise.all(some.map((day) => ofDay(store, key, day)))) {
      if (cases.length + read.length > casesMax) return { cases, isComplete: false };
      for (const one of read) cases.push(one);
    }
  }
  return { cases, isComplete: true };
};
