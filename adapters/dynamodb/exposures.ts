import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** That an experiment's variant made a difference in a case, with what was known of the case before. */
export interface Exposure {
  readonly key: string;
  readonly unitId: string;
  readonly variant: string;
  readonly assignmentId: string;
  readonly surface: string;
  readonly caseId: string;
  readonly sellerId: string;
  readonly openedAt: Instant;
  readonly exposedAt: Instant;
  /** What the buyer had paid for the units, in minor units of the case's currency. */
  readonly valueMinor: number;
}

const DATE_LENGTH = "2026-03-10".length;

/** Keeps an exposure under its experiment and day in UTC. A second time changes nothing, whatever was added to it meanwhile. */
export const keepExposure = async (store: Store, exposure: Exposure): Promise<void> => {
  const { key, unitId, caseId, exposedAt } = exposure;
  const Key = caseKeys.exposure(key, exposedAt.slice(0, DATE_LENGTH), unitId, caseId);
  try {
    await store.client.send(
      new PutCommand({
        TableName: store.casesTable,
        Item: { ...Key, ...exposure },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
