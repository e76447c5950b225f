import { addMs, epochMs, type Instant, msBetween } from "../../domain/kernel/instant.ts";
import { batchGet } from "./batch-get.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** Whom a question of satisfaction goes to, and in which week of which market it counts. */
export interface Asking {
  readonly party: string;
  readonly personId: string;
  readonly market: string;
  /** ISO week, e.g. 2026-W11. */
  readonly week: string;
}

type Person = Pick<Asking, "party" | "personId">;

/** When each of some people was last asked, if ever; one consistent read. */
export const readLastAsked = async (
  store: Store,
  people: readonly Person[],
): Promise<readonly (Instant | undefined)[]> => {
  const keys = people.map(({ party, personId }) => caseKeys.contact(party, personId));
  const items = await batchGet(store, keys);
  return keys.map((key) => items.find(({ pk }) => pk === key.pk)?.askedAt as Instant | undefined);
};

/** When the person was last asked, if ever, and how many were asked in the week; one consistent read. */
export const readContact = async (
  store: Store,
  { party, personId, market, week }: Asking,
): Promise<{ readonly lastAskedAt?: Instant; readonly askedThisWeek: number }> => {
  const contact = caseKeys.contact(party, personId);
  const items = await batchGet(store, [contact, caseKeys.askedInWeek(market, week)]);
  const lastAskedAt = items.find(({ pk }) => pk === contact.pk)?.askedAt as Instant | undefined;
  const askedThisWeek = Number(items.find(({ pk }) => pk !== contact.pk)?.asked ?? 0);
  return { askedThisWeek, ...(lastAskedAt === undefined ? {} : { lastAskedAt }) };
};

// Once the person may be asked again nothing need be known of it.
const forgotten = (askedAt: Instant, cutoff: Instant) => ({
  expiresAtSeconds: Math.ceil(epochMs(addMs(askedAt, msBetween(cutoff, askedAt))) / 1000),
});

/**
 * Notes that a person is asked now, in the transaction that asks. It fails, so that the decision is made again on what is there,
 * when somebody else has asked the same person since `cutoff`: of two cases that end at once, one asks.
 */
export const contactWrite =
  ({ party, personId }: Person, askedAt: Instant, cutoff: Instant, surveyId: string): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.contact(party, personId), askedAt, surveyId, ...forgotten(askedAt, cutoff) },
          ConditionExpression: "attribute_not_exists(pk) OR askedAt <= :cutoff",
          ExpressionAttributeValues: { ":cutoff": cutoff },
        },
      },
      whenRefused: () => ({ kind: "conflict" }),
    },
  ];

/** Counts one more who is asked in a week, up to a limit; past it the decision is made again, as one of a full week. */
export const askedInWeekWrite =
  ({ market, week }: Pick<Asking, "market" | "week">, limit: number): SideEffects =>
  (store) => [
    {
      item: {
        Update: {
          TableName: store.casesTable,
          Key: caseKeys.askedInWeek(market, week),
          UpdateExpression: "ADD asked :one",
          ConditionExpression: "attribute_not_exists(asked) OR asked < :limit",
          ExpressionAttributeValues: { ":one": 1, ":limit": limit },
        },
      },
      whenRefused: () => ({ kind: "conflict" }),
    },
  ];
