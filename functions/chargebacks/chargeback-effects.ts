import {
  type ChargebackOfOrder,
  chargebackOfOrderDrop,
  chargebackOfOrderWrite,
} from "../../adapters/dynamodb/chargebacks.ts";
import { ledgerWrites } from "../../adapters/dynamodb/ledger-writes.ts";
import { caseOfOrderWrite } from "../../adapters/dynamodb/pointers.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import { type Text, textWrites } from "../../adapters/dynamodb/texts.ts";
import {
  type Chargeback,
  type ChargebackEvent,
  type ChargebackState,
  chargebackLedgerEffect,
  chargebacks,
  isMatched,
  isRunning,
} from "../../domain/chargebacks/index.ts";
import { mergeEffects } from "../../domain/ledger/row-changes.ts";

const noted = (state: Chargeback): ChargebackOfOrder => {
  const { chargebackCaseId, chargebackId, status, isHolding } = state;
  return {
    caseId: chargebackCaseId,
    chargebackId,
    paymentId: state.payment?.paymentId ?? state.named.paymentId,
    phase: status === "won" || status === "lost" ? status : "opened",
    isHolding: isHolding && isRunning(state),
    isMatched: isMatched(state),
  };
};

const pointers = (before: ChargebackState, after: Chargeback): SideEffects => {
  const orderId = after.payment?.orderId ?? after.named.orderId;
  const isNew = before === undefined || (!isMatched(before) && isMatched(after));
  const isElsewhere = before !== undefined && isNew && orderId !== after.named.orderId;
  return together(
    chargebackOfOrderWrite(orderId, noted(after)),
    isNew ? caseOfOrderWrite(orderId, after.chargebackCaseId, "chargeback") : none,
    isElsewhere ? chargebackOfOrderDrop(after.named.orderId, after.chargebackCaseId) : none,
  );
};

const ledgerOf = (before: ChargebackState, events: readonly ChargebackEvent[], after: Chargeback): SideEffects => {
  if (!isMatched(after)) return none;
  let state = before;
  const effects = events.map((event) => {
    const effect = chargebackLedgerEffect(state, event);
    state = chargebacks.evolve(state, event);
    return effect;
  });
  return ledgerWrites(after.payment.orderId, mergeEffects(effects));
};

/** What a decision on a chargeback writes besides itself: the books, where the order finds it, and an agent's words. */
export const chargebackEffects =
  (texts: readonly Text[] = []) =>
  (before: ChargebackState, events: readonly ChargebackEvent[], after: ChargebackState): SideEffects =>
    after === undefined
      ? none
      : together(ledgerOf(before, events, after), pointers(before, after), textWrites(after.chargebackCaseId, texts));
