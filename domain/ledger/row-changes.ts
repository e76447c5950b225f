import type { Currency } from "../kernel/currencies.ts";
import type { LedgerEffect, Move } from "./effects.ts";
import type { Component } from "./unit-value.ts";

/** By how much an effect changes a row's counters; a counter that falls must have held that much before. */
export interface CounterChange {
  readonly refundableMinor: number;
  readonly reservedMinor: number;
  readonly refundedMinor: number;
}

/** One change for one row, however many moves an effect has on it: a transaction may touch an item only once. */
export interface RowChanges {
  readonly balances: readonly (CounterChange & {
    readonly sellerId: string;
    readonly currency: Currency;
    readonly component: Component;
  })[];
  readonly payments: readonly (CounterChange & { readonly paymentId: string })[];
}

const unchanged: CounterChange = { refundableMinor: 0, reservedMinor: 0, refundedMinor: 0 };

const byMove: { readonly [M in Move]: CounterChange } = {
  reserve: { refundableMinor: -1, reservedMinor: 1, refundedMinor: 0 },
  post: { refundableMinor: 0, reservedMinor: -1, refundedMinor: 1 },
  void: { refundableMinor: 1, reservedMinor: -1, refundedMinor: 0 },
  unpost: { refundableMinor: 0, reservedMinor: 1, refundedMinor: -1 },
};

/** The counters after one move; counters below zero are the caller's to refuse. */
export const moved = <Row extends CounterChange>(row: Row, move: Move, amountMinor: number): Row => ({
  ...row,
  refundableMinor: row.refundableMinor + byMove[move].refundableMinor * amountMinor,
  reservedMinor: row.reservedMinor + byMove[move].reservedMinor * amountMinor,
  refundedMinor: row.refundedMinor + byMove[move].refundedMinor * amountMinor,
});

const changesSomething = (row: CounterChange): boolean =>
  row.refundableMinor !== 0 || row.reservedMinor !== 0 || row.refundedMinor !== 0;

/** The net change of every row that an effect touches. */
export const rowChanges = (effect: LedgerEffect): RowChanges => {
  const balances = new Map<string, RowChanges["balances"][number]>();
  for (const { move, amountMinor, sellerId, currency, component } of effect.balances) {
    const key = JSON.stringify([sellerId, currency, component]);
    const row = balances.get(key) ?? { sellerId, currency, component, ...unchanged };
    balances.set(key, moved(row, move, amountMinor));
  }
  const payments = new Map<string, RowChanges["payments"][number]>();
  for (const { move, amountMinor, paymentId } of effect.payments) {
    payments.set(paymentId, moved(payments.get(paymentId) ?? { paymentId, ...unchanged }, move, amountMinor));
  }
  return {
    balances: [...balances.values()].filter(changesSomething),
    payments: [...payments.values()].filter(changesSomething),
  };
};

/** Several effects as one, in their order. */
export const mergeEffects = (effects: readonly LedgerEffect[]): LedgerEffect => ({
  balances: effects.flatMap(({ balances }) => balances),
  payments: effects.flatMap(({ payments }) => payments),
  entries: effects.flatMap(({ entries }) => entries),
});
