import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { Store } from "./store.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** DynamoDB's own limit of actions in one transaction. */
const ACTIONS_MAX = 100;

/** What a failed condition means to the caller; it gets the item that was there, if any. */
export type Meaning<Failure> = (found: Record<string, unknown> | undefined) => Failure;

/** One write and what it means when its condition fails; a write without a meaning must never fail. */
export interface Write<Failure> {
  readonly item: TransactItem;
  readonly whenRefused?: Meaning<Failure>;
}

type Outcome<Failure> =
  | { readonly outcome: "written" }
  | { readonly outcome: "refused"; readonly failure: Failure }
  | { readonly outcome: "contended" };

/** Another transaction or a throttle was in the way of an item; the same write may succeed a moment later. */
const CONTENTION = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

const reasonsOf = (error: unknown) =>
  error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : undefined;

/**
 * Writes all or nothing. The reasons of a cancelled transaction are read by index, so the first write whose condition failed
 * says what it means; contention is told apart, and anything else is thrown.
 */
export const transact = async <Failure>(store: Store, writes: readonly Write<Failure>[]): Promise<Outcome<Failure>> => {
  invariant(writes.length <= ACTIONS_MAX, `a transaction has at most ${ACTIONS_MAX} writes, not ${writes.length}`);
  try {
    await store.client.send(new TransactWriteCommand({ TransactItems: writes.map(({ item }) => item) }));
    return { outcome: "written" };
  } catch (error) {
    const reasons = reasonsOf(error);
    if (reasons === undefined) throw error;
    const index = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
    if (index === -1 && reasons.some(({ Code }) => CONTENTION.has(Code ?? ""))) return { outcome: "contended" };
    const meaning = writes[index]?.whenRefused;
    if (meaning === undefined) throw error;
    const found = reasons[index]?.Item;
    return { outcome: "refused", failure: meaning(found === undefined ? undefined : unmarshall(found)) };
  }
};
