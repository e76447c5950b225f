import type { BalanceMove, LedgerEffect, PaymentMove } from "../ledger/effects.ts";
import { type EntryKind, type JournalEntry, type JournalLeg, journalEntry, reversedLegs } from "../ledger/journal.ts";
import { type Chargeback, type ChargebackState, isMatched } from "./chargeback.ts";
import type { ChargebackEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { besidePayment } from "./rules.ts";

type Side = "within" | "excess";

const takenMinor = (state: Chargeback): number => {
  if (state.status === "won") return 0;
  return state.lost?.amountMinor ?? state.disputedMinor;
};

/**
 * Everything that the journal should hold by now of a chargeback. While the bank decides, what the provider took stands in
 * suspense; what is lost is the platform's own until somebody decides who bears it, less what refunds count as paid by it. What
 * exceeds the payment is a loss of exchange from the start, and no refund.
 */
export const bookedLegs = (state: ChargebackState, side: Side): readonly JournalLeg[] => {
  if (!isMatched(state)) return [];
  const { currency, tender } = state.payment;
  const { withinMinor, excessMinor } = besidePayment(takenMinor(state), state.payment);
  const leg = (account: JournalLeg["account"], amountMinor: number, party?: string): JournalLeg => ({
    account,
    currency,
    amountMinor,
    ...(party === undefined ? {} : { party }),
  });
  if (side === "excess") return [leg("fx", excessMinor), leg("psp_clearing", -excessMinor, tender)];
  const paid = leg("psp_clearing", -withinMinor, tender);
  if (state.lost === undefined) return [leg("chargeback_suspense", withinMinor), paid];
  const { settledMinor } = state;
  return [leg("chargeback_suspense", settledMinor), leg("platform_loss", withinMinor - settledMinor), paid];
};

const kinds: { readonly [T in ChargebackEvent["type"]]?: EntryKind } = {
  ChargebackWon: "chargeback_won",
  ChargebackLost: "chargeback_lost",
  ChargebackLossCounted: "chargeback_lost",
};

const entryOf = (before: ChargebackState, after: Chargeback, event: ChargebackEvent, side: Side) =>
  isMatched(after)
    ? journalEntry(
        {
          entryId: `${after.chargebackCaseId}:${after.eventCount}:${side}`,
          at: event.at,
          caseId: after.chargebackCaseId,
          policy: after.payment.policy,
          kind: side === "excess" ? "chargeback_excess" : (kinds[event.type] ?? "chargeback_opened"),
          provisional: after.status !== "won" && after.status !== "lost",
        },
        [...bookedLegs(after, side), ...reversedLegs(bookedLegs(before, side))],
      )
    : undefined;

const countedMoves = (after: Chargeback, event: ChargebackEvent) => {
  const counted = event.type === "ChargebackLossCounted" ? event.data.counted : [];
  const { payment } = after;
  if (payment === undefined) return { balances: [], payments: [] };
  const { currency, paymentId } = payment;
  const steps = ["reserve", "post"] as const;
  const balances = counted.flatMap((part) => steps.map((move): BalanceMove => ({ ...part, currency, move })));
  const amountMinor = counted.reduce((sum, part) => sum + part.amountMinor, 0);
  const payments = amountMinor === 0 ? [] : steps.map((move): PaymentMove => ({ paymentId, move, amountMinor }));
  return { balances, payments };
};

/**
 * What an event makes the ledger do: the difference between what the journal held of the chargeback and what it should hold now,
 * and what of a loss is not refundable any more.
 */
export const chargebackLedgerEffect = (before: ChargebackState, event: ChargebackEvent): LedgerEffect => {
  const after = evolve(before, event);
  const entries = (["within", "excess"] as const)
    .map((side) => entryOf(before, after, event, side))
    .filter((entry): entry is JournalEntry => entry !== undefined);
  return { ...countedMoves(after, event), entries };
};
