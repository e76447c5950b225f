import { components } from "../ledger/component-amounts.ts";
import type { BalanceMove, LedgerEffect, Move, PaymentMove } from "../ledger/effects.ts";
import { type EntryKind, type JournalEntry, type JournalLeg, journalEntry, reversedLegs } from "../ledger/journal.ts";
import type { Component } from "../ledger/unit-value.ts";
import { owedLegs, paidLegs } from "./cost-of-refund.ts";
import type { RefundEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { placeOf } from "./money-place.ts";
import type { Refund, RefundState } from "./refund.ts";

interface Placed {
  readonly reservedMinor: number;
  readonly refundedMinor: number;
}

const placed = (refund: RefundState, minorOf: (leg: Refund["legs"][number]) => number): Placed => {
  const sumIn = (place: "reserved" | "refunded"): number =>
    (refund?.legs ?? []).reduce((sum, leg) => sum + (placeOf(leg) === place ? minorOf(leg) : 0), 0);
  return { reservedMinor: sumIn("reserved"), refundedMinor: sumIn("refunded") };
};

/** The moves from one placing to another, in an order in which no counter falls below what it holds. */
const movesBetween = (before: Placed, after: Placed): readonly { move: Move; amountMinor: number }[] => {
  const refunded = after.refundedMinor - before.refundedMinor;
  const taken = refunded + after.reservedMinor - before.reservedMinor;
  const moves: { move: Move; amountMinor: number }[] = [
    { move: "unpost", amountMinor: -refunded },
    { move: "void", amountMinor: -taken },
    { move: "reserve", amountMinor: taken },
    { move: "post", amountMinor: refunded },
  ];
  return moves.filter(({ amountMinor }) => amountMinor > 0);
};

const balanceMoves = (before: RefundState, after: Refund): readonly BalanceMove[] =>
  components.flatMap((component: Component) => {
    const { sellerId, currency } = after;
    const [was, is] = [before, after].map((refund) => placed(refund, ({ amounts }) => amounts[component]));
    return was === undefined || is === undefined
      ? []
      : movesBetween(was, is).map((move) => ({ sellerId, currency, component, ...move }));
  });

const paymentMoves = (before: RefundState, after: Refund): readonly PaymentMove[] =>
  [...new Set(after.legs.flatMap(({ paymentId }) => paymentId ?? []))].flatMap((paymentId) => {
    const minorOf = (leg: Refund["legs"][number]): number => (leg.paymentId === paymentId ? leg.amountMinor : 0);
    return movesBetween(placed(before, minorOf), placed(after, minorOf)).map((move) => ({ paymentId, ...move }));
  });

/** What an entry is called when it is about the platform's own money and no refund. */
const compensationKinds: { readonly [K in EntryKind]?: EntryKind } = {
  refund_owed: "compensation_granted",
  refund_paid: "compensation_paid",
  refund_returned: "compensation_returned",
  refund_released: "compensation_released",
};

const owedKinds: { readonly [T in RefundEvent["type"]]?: EntryKind } = {
  LiabilityAssigned: "liability_shifted",
  LegAbandoned: "refund_released",
};

const paidKinds: { readonly [T in RefundEvent["type"]]?: EntryKind } = {
  LiabilityAssigned: "liability_shifted",
  LegReturned: "refund_returned",
  LegSettledByChargeback: "chargeback_settled",
};

const entriesOf = (before: RefundState, after: Refund, event: RefundEvent): readonly JournalEntry[] => {
  const entry = (part: "owed" | "paid", kind: EntryKind, legsOf: (refund: Refund) => readonly JournalLeg[]) =>
    journalEntry(
      {
        entryId: `${after.refundId}:${after.eventCount}:${part}`,
        at: event.at,
        caseId: after.returnId ?? after.disputeId ?? after.refundId,
        refundId: after.refundId,
        ...(after.decisionId === undefined ? {} : { decisionId: after.decisionId }),
        policy: after.policy,
        kind: after.compensation === undefined ? kind : (compensationKinds[kind] ?? kind),
        provisional: after.liability.provisional,
      },
      [...legsOf(after), ...(before === undefined ? [] : reversedLegs(legsOf(before)))],
    );
  return [
    entry("owed", owedKinds[event.type] ?? "refund_owed", owedLegs),
    entry("paid", paidKinds[event.type] ?? "refund_paid", paidLegs),
  ].filter((one) => one !== undefined);
};

/**
 * What an event makes the ledger do: the difference between where the legs' money was and where it is, and between who
 * bore and was paid what and who does now. Undefined when no money moves. Since it is a difference, the rows and the
 * journal always agree with the legs, whatever way the refund took.
 */
export const ledgerEffectOf = (before: RefundState, event: RefundEvent): LedgerEffect | undefined => {
  const after = evolve(before, event);
  const effect = {
    balances: balanceMoves(before, after),
    payments: paymentMoves(before, after),
    entries: entriesOf(before, after, event),
  };
  const isEmpty = effect.balances.length + effect.payments.length + effect.entries.length === 0;
  return isEmpty ? undefined : effect;
};
