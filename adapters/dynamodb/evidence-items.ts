import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { AnnouncedEvidence, type Examined } from "../../domain/evidence/announced.ts";
import { batchGet } from "./batch-get.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";
import type { Text } from "./texts.ts";

const isConditionFailed = (error: unknown): boolean =>
  error instanceof Error && error.name === "ConditionalCheckFailedException";

/** Remembers an announced file until `forgetAt`, unless its content is kept before. */
export const putEvidence = async (
  store: Store,
  evidence: AnnouncedEvidence,
  forgetAtSeconds: number,
): Promise<void> => {
  const Item = { ...caseKeys.evidence(evidence.evidenceId), evidence, expiresAtSeconds: forgetAtSeconds };
  const ConditionExpression = "attribute_not_exists(pk)";
  try {
    await store.client.send(new PutCommand({ TableName: store.casesTable, Item, ConditionExpression }));
  } catch (error) {
    // Announced under the same key before: what has become of it since stays.
    if (!isConditionFailed(error)) throw error;
  }
};

const evidenceIn = (item: Readonly<Record<string, unknown>> | undefined): AnnouncedEvidence | undefined =>
  item === undefined ? undefined : AnnouncedEvidence.parse(item.evidence);

/** An announced file by its id. */
export const findEvidence = async (store: Store, evidenceId: string): Promise<AnnouncedEvidence | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.evidence(evidenceId), ConsistentRead: true }),
  );
  return evidenceIn(Item);
};

/** Several announced files; those that are not there are left out. */
export const findAllEvidence = async (
  store: Store,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, AnnouncedEvidence>> => {
  const items = await batchGet(store, [...new Set(evidenceIds)].map(caseKeys.evidence));
  const found = items.flatMap((item) => evidenceIn(item) ?? []);
  return new Map(found.map((evidence) => [evidence.evidenceId, evidence]));
};

const keepCaption = async (store: Store, evidenceId: string, captionId: string): Promise<void> => {
  try {
    await store.client.send(
      new UpdateCommand({
        TableName: store.casesTable,
        Key: caseKeys.caption(evidenceId, captionId),
        UpdateExpression: "REMOVE expiresAtSeconds",
        ConditionExpression: "attribute_exists(pk)",
      }),
    );
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

/**
 * Keeps what was found of a file, once: the first finding stays, whoever else was looking at the same moment, and is what comes
 * back. Kept evidence is not forgotten any more.
 */
export const keepFinding = async (
  store: Store,
  { evidenceId, captionId }: AnnouncedEvidence,
  finding: { readonly examined: Examined } | { readonly refused: NonNullable<AnnouncedEvidence["refused"]> },
): Promise<AnnouncedEvidence | undefined> => {
  // First the words: a crash between the two leaves words without a file, which nobody reads, and no file without its words.
  if ("examined" in finding && captionId !== undefined) await keepCaption(store, evidenceId, captionId);
  const [name, value] = "examined" in finding ? ["examined", finding.examined] : ["refused", finding.refused];
  try {
    await store.client.send(
      new UpdateCommand({
        TableName: store.casesTable,
        Key: caseKeys.evidence(evidenceId),
        UpdateExpression: `SET evidence.#found = :found${name === "examined" ? " REMOVE expiresAtSeconds" : ""}`,
        ConditionExpression:
          "attribute_exists(pk) AND attribute_not_exists(evidence.examined) AND attribute_not_exists(evidence.refused)",
        ExpressionAttributeNames: { "#found": String(name) },
        ExpressionAttributeValues: { ":found": value },
      }),
    );
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
  return findEvidence(store, evidenceId);
};

/** Counts an announcement of a person's day; false when the day's number is used up. */
export const countAnnouncement = async (
  store: Store,
  {
    person,
    day,
    max,
    forgetAtSeconds,
  }: {
    readonly person: string;
    readonly day: string;
    readonly max: number;
    readonly forgetAtSeconds: number;
  },
): Promise<boolean> => {
  try {
    await store.client.send(
      new UpdateCommand({
        TableName: store.casesTable,
        Key: caseKeys.announcements(person, day),
        UpdateExpression: "ADD announced :one SET expiresAtSeconds = :forgetAt",
        ConditionExpression: "attribute_not_exists(pk) OR announced < :max",
        ExpressionAttributeValues: { ":one": 1, ":max": max, ":forgetAt": forgetAtSeconds },
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
};

/** Keeps what the uploader wrote to a file, beside it and as long as it. */
export const putCaption = async (
  store: Store,
  evidenceId: string,
  { textId, words }: Text,
  forgetAtSeconds: number,
): Promise<void> => {
  const Item = { ...caseKeys.caption(evidenceId, textId), words, expiresAtSeconds: forgetAtSeconds };
  await store.client.send(new PutCommand({ TableName: store.casesTable, Item }));
};

/** What uploaders wrote to their files, by evidence id; erased words are not there. */
export const captionsOf = async (
  store: Store,
  captions: readonly { readonly evidenceId: string; readonly captionId: string }[],
): Promise<ReadonlyMap<string, string>> => {
  const keys = captions.map(({ evidenceId, captionId }) => caseKeys.caption(evidenceId, captionId));
  const items = await batchGet(store, keys);
  const words = new Map(items.map(({ pk, words }) => [pk, String(words)]));
  return new Map(
    captions.flatMap(({ evidenceId }) => {
      const found = words.get(caseKeys.evidence(evidenceId).pk);
      return found === undefined ? [] : [[evidenceId, found] as const];
    }),
  );
};
