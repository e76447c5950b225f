import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** A file that a party announced; the file itself lies in the evidence store under `key`. */
export interface Evidence {
  readonly evidenceId: string;
  readonly owner: string;
  readonly key: string;
  readonly mediaType: string;
  readonly createdAt: string;
}

/** Remembers an announced file. */
export const putEvidence = async (store: Store, evidence: Evidence): Promise<void> => {
  await store.client.send(
    new PutCommand({ TableName: store.casesTable, Item: { ...caseKeys.evidence(evidence.evidenceId), evidence } }),
  );
};

/** An announced file by its id. */
export const findEvidence = async (store: Store, evidenceId: string): Promise<Evidence | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.evidence(evidenceId), ConsistentRead: true }),
  );
  return Item?.evidence;
};
