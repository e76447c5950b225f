import { createHash } from "node:crypto";
import type { BalanceMove, LedgerEffect, Move, PaymentMove } from "../../domain/ledger/effects.ts";
import type { JournalEntry } from "../../domain/ledger/journal.ts";
import { netLegs } from "../../domain/ledger/journal.ts";
import type { CommitFailure } from "./commit.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { ledgerKeys } from "./table-keys.ts";
import type { Write } from "./transaction.ts";

/** Running totals are split so that all refunds of a marketplace do not meet in one item: 16 x 1,000 writes a second. */
export const ACCOUNT_SHARDS = 16;

/** Which counter a move takes from and which it gives to. */
const MOVES: Readonly<Record<Move, readonly [from: string, to: string]>> = {
  reserve: ["refundableMinor", "reservedMinor"],
  post: ["reservedMinor", "refundedMinor"],
  void: ["reservedMinor", "refundableMinor"],
  unpost: ["refundedMinor", "reservedMinor"],
};

type CounterMove = { readonly move: Move; readonly amountMinor: number };

const exceeded =
  (facts: Readonly<Record<string, unknown>>) =>
  (found?: Record<string, unknown>): CommitFailure => ({
    kind: "guard",
    refusal: {
      code: "refund.exceeds_refundable",
      ...facts,
      refundableMinor: Number(found?.refundableMinor ?? 0),
    } as never,
  });

// One item can be written once in a transaction, so several moves on one row become one update with net amounts; each
// counter that shrinks is guarded, which is the over-refund guard itself.
const counterUpdate = (
  store: Store,
  key: { pk: string; sk: string },
  moves: readonly CounterMove[],
  facts: Readonly<Record<string, unknown>>,
): readonly Write<CommitFailure>[] => {
  const net = new Map<string, number>();
  for (const { move, amountMinor } of moves) {
    const [from, to] = MOVES[move];
    net.set(from, (net.get(from) ?? 0) - amountMinor);
    net.set(to, (net.get(to) ?? 0) + amountMinor);
  }
  const changes = [...net].filter(([, amount]) => amount !== 0);
  // What one decision sets aside and lets go again moves nothing, and DynamoDB takes no update without a change.
  if (changes.length === 0) return [];
  const names = changes.map(([counter]) => counter);
  const guards = changes.filter(([, amount]) => amount < 0).map(([counter]) => `${counter} >= :less_${counter}`);
  const values = changes.flatMap(([counter, amount]) => [
    [`:${counter}`, amount],
    ...(amount < 0 ? [[`:less_${counter}`, -amount]] : []),
  ]);
  return [
    {
      item: {
        Update: {
          TableName: store.ledgerTable,
          Key: key,
          UpdateExpression: `ADD ${names.map((counter) => `${counter} :${counter}`).join(", ")}`,
          ConditionExpression: ["attribute_exists(pk)", ...guards].join(" AND "),
          ExpressionAttributeValues: Object.fromEntries(values),
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      ...(moves.some(({ move }) => move === "reserve") ? { whenRefused: exceeded(facts) } : {}),
    },
  ];
};

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] => [
  ...Map.groupBy(items, keyOf).values(),
];

const balanceWrites = (store: Store, orderId: string, moves: readonly BalanceMove[]) =>
  grouped(moves, ({ sellerId, currency, component }) => JSON.stringify([sellerId, currency, component])).flatMap(
    (group) => {
      const [first] = group;
      if (first === undefined) return [];
      const key = ledgerKeys.balance(orderId, first.sellerId, first.currency, first.component);
      return counterUpdate(store, key, group, { component: first.component, currency: first.currency });
    },
  );

const paymentWrites = (store: Store, orderId: string, moves: readonly PaymentMove[]) =>
  grouped(moves, ({ paymentId }) => paymentId).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return counterUpdate(store, ledgerKeys.payment(orderId, first.paymentId), group, { paymentId: first.paymentId });
  });

/** Which shard of the running totals an order's entries go to. */
export const shardOf = (orderId: string): number =>
  (createHash("sha1").update(orderId).digest()[0] ?? 0) % ACCOUNT_SHARDS;

const totalWrites = (
  store: Store,
  orderId: string,
  entries: readonly JournalEntry[],
): readonly Write<CommitFailure>[] => {
  const legs = netLegs(entries.flatMap((entry) => entry.legs.map(({ party: _party, ...leg }) => leg)));
  return legs.map(({ account, currency, amountMinor }) => ({
    item: {
      Update: {
        TableName: store.ledgerTable,
        Key: ledgerKeys.account(shardOf(orderId), account, currency),
        UpdateExpression: "ADD balanceMinor :amount SET #account = :account, currency = :currency",
        ExpressionAttributeNames: { "#account": "account" },
        ExpressionAttributeValues: { ":amount": amountMinor, ":account": account, ":currency": currency },
      },
    },
  }));
};

const entryWrite = (store: Store, orderId: string, entry: JournalEntry): Write<CommitFailure> => ({
  item: {
    Put: {
      TableName: store.ledgerTable,
      Item: { ...ledgerKeys.entry(orderId, entry.at, entry.entryId), entry },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  },
});

/** The ledger's part of a refund's transaction: counters under their guards, journal entries, running totals. */
export const ledgerWrites =
  (orderId: string, { balances, payments, entries }: LedgerEffect): SideEffects =>
  (store) => [
    ...balanceWrites(store, orderId, balances),
    ...paymentWrites(store, orderId, payments),
    ...entries.map((entry) => entryWrite(store, orderId, entry)),
    ...totalWrites(store, orderId, entries),
  ];
