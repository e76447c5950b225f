import { ledgerWrites } from "../../adapters/dynamodb/ledger-writes.ts";
import { caseOfOrderWrite } from "../../adapters/dynamodb/pointers.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import type { LedgerEffect } from "../../domain/ledger/effects.ts";
import { ledgerEffectOf, type RefundEvent, type RefundState, refunds } from "../../domain/refunds/index.ts";

/** What all events of a decision want from the ledger, as one effect. */
const combined = (before: RefundState, events: readonly RefundEvent[]): LedgerEffect => {
  let state = before;
  const effects = events.flatMap((event) => {
    const effect = ledgerEffectOf(state, event);
    state = refunds.evolve(state, event);
    return effect ?? [];
  });
  return {
    balances: effects.flatMap(({ balances }) => balances),
    payments: effects.flatMap(({ payments }) => payments),
    entries: effects.flatMap(({ entries }) => entries),
  };
};

/** The money part of a refund's transaction: guards, journal and totals move with the refund or not at all. */
export const refundEffects = (before: RefundState, events: readonly RefundEvent[], after: RefundState): SideEffects =>
  after === undefined
    ? none
    : together(
        ledgerWrites(after.orderId, combined(before, events)),
        before === undefined ? caseOfOrderWrite(after.orderId, after.refundId, "refund") : none,
      );
