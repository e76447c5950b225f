import { expect } from "vitest";
import { chargebackTerms } from "../../adapters/policies/chargeback-terms.ts";
import {
  type Chargeback,
  type ChargebackCommand,
  type ChargebackEvent,
  type ChargebackNews,
  chargebackLedgerEffect,
  chargebacks,
  isMatched,
  isRunning,
  uncountedMinor,
} from "../../domain/chargebacks/index.ts";
import { BuyerId, ChargebackCaseId } from "../../domain/kernel/ids.ts";
import { applyEffect } from "../../domain/ledger/apply-effect.ts";
import { moneyFacts } from "../../functions/chargebacks/money-facts.ts";
import { Run } from "./refund-run.ts";
import { checkTrialBalance } from "./refund-run-checks.ts";
import { calendar } from "./refunds.ts";

/** The id of a run's n-th chargeback. */
export const caseIdOf = (number: number): ChargebackCaseId =>
  ChargebackCaseId.parse(`chb_01J8Z3K5T7W9Y1B3D5F7H9K1M${number}`);

/**
 * Refunds and chargebacks of one order, which tell each other what the system has them tell. What was out at the provider when a
 * chargeback began to hold its payment is noted: that alone may the buyer have twice.
 */
export class ChargebackRun extends Run {
  readonly cases = new Map<ChargebackCaseId, Chargeback>();
  readonly outBefore = new Map<ChargebackCaseId, number>();

  private factsFor(paymentId: string, id: ChargebackCaseId) {
    return moneyFacts(this.world.balances, [...this.world.refunds.values()], paymentId, id);
  }

  private known(paymentId: string, id: ChargebackCaseId) {
    const facts = this.factsFor(paymentId, id);
    const { orderId, market, currency } = this.order.snapshot;
    const { tender, capturedMinor } = facts.paymentRow;
    const policy = { id: "chargebacks", version: 1 };
    const buyerId = BuyerId.parse("buyer-1");
    const payment = { orderId, paymentId, buyerId, market, currency, tender, capturedMinor, policy };
    return { payment, facts, calendar };
  }

  /** Sends a chargeback a command; books move with every event, and stay balanced. */
  send(id: ChargebackCaseId, command: ChargebackCommand): readonly ChargebackEvent[] {
    const decided = chargebacks.decide(this.cases.get(id), command);
    if (decided.outcome === "refused") throw new Error(`refused: ${decided.refusal.code}`);
    for (const event of decided.events) {
      const before = this.cases.get(id);
      const effect = chargebackLedgerEffect(before, event);
      const applied = applyEffect(this.world.balances, effect);
      if (applied.outcome === "refused") throw new Error("the books refused what was decided");
      this.world = {
        ...this.world,
        balances: applied.balances,
        entries: [...this.world.entries, ...effect.entries],
      };
      checkTrialBalance(this.world);
      const after = chargebacks.evolve(before, event);
      if (after !== undefined) this.cases.set(id, after);
    }
    return decided.events;
  }

  /** News of a chargeback, and everything that the system does about it at once. */
  news(number: number, paymentId: string, news: ChargebackNews): readonly ChargebackEvent[] {
    const id = caseIdOf(number);
    const named = { orderId: this.order.snapshot.orderId, paymentId };
    if (!this.outBefore.has(id)) {
      const { proofs, onItsWayMinor } = this.factsFor(paymentId, id);
      this.outBefore.set(id, proofs.reduce((sum, { amountMinor }) => sum + amountMinor, 0) + onItsWayMinor);
    }
    const events = this.send(id, {
      type: "RecordNews",
      ...this.head(),
      chargebackCaseId: id,
      chargebackId: `cb-${number}`,
      named,
      news,
      terms: chargebackTerms,
      known: this.known(paymentId, id),
    });
    this.tellRefunds(id);
    this.count();
    return events;
  }

  private isDisputed(paymentId: string, but?: ChargebackCaseId): boolean {
    return [...this.cases.values()].some(
      (one) => one.chargebackCaseId !== but && isRunning(one) && one.payment?.paymentId === paymentId,
    );
  }

  // As tellOrder does it, without the store.
  private tellRefunds(id: ChargebackCaseId): void {
    const state = this.cases.get(id);
    if (!isMatched(state)) return;
    const { paymentId } = state.payment;
    const isStillDisputed = this.isDisputed(paymentId, id);
    let leftMinor = uncountedMinor({ ...state, settledMinor: 0 });
    for (const refundId of this.world.refunds.keys()) {
      const head = { ...this.head(), paymentId };
      if (state.status !== "won") this.tell(refundId, { type: "HoldLegs", ...head });
      const ends = { type: "ReleaseLegs", ...head, isStillDisputed } as const;
      if (state.status === "won" && !isStillDisputed) this.tell(refundId, { ...ends, chargeback: "won" });
      if (state.status !== "lost") continue;
      this.tell(refundId, { ...ends, chargeback: "lost", chargebackCaseId: id, lostMinor: Math.max(0, leftMinor) });
      const legs = this.world.refunds.get(refundId)?.legs ?? [];
      leftMinor -= legs.reduce((sum, leg) => sum + (leg.chargebackCaseId === id ? leg.amountMinor : 0), 0);
    }
  }

  /** What the system does whenever a refund has moved, and for a refund that opens on a disputed payment. */
  count(): void {
    for (const { paymentId } of this.order.payments)
      if (this.isDisputed(paymentId))
        for (const id of this.world.refunds.keys()) this.tell(id, { type: "HoldLegs", ...this.head(), paymentId });
    for (const [id, state] of this.cases)
      if (isMatched(state))
        this.send(id, {
          type: "CountMoney",
          ...this.head(),
          terms: chargebackTerms,
          known: this.known(state.payment.paymentId, id),
        });
  }

  /** The refund money of a payment that is with the buyer, or may get there without anybody's further step. */
  outMinor(paymentId: string): number {
    return this.legs().reduce((sum, { leg }) => {
      const isOut = ["submitted", "pending", "unknown", "succeeded"].includes(leg.status);
      return sum + (leg.paymentId === paymentId && isOut ? leg.amountMinor : 0);
    }, 0);
  }

  /** By refunds and lost chargebacks together a buyer has no more of a payment than it captured, but for what is flagged. */
  checkNothingTwice(): void {
    for (const { paymentId, capturedMinor } of this.order.payments) {
      const lost = [...this.cases.values()].filter(
        (one) => one.status === "lost" && one.payment?.paymentId === paymentId,
      );
      if (lost.length === 0) continue;
      const lostMinor = lost.reduce((sum, one) => sum + Math.min(one.lost?.amountMinor ?? 0, capturedMinor), 0);
      const flagged = lost.reduce((sum, { dualRecovery }) => sum + dualRecovery.amountMinor, 0);
      expect(this.outMinor(paymentId) + lostMinor).toBeLessThanOrEqual(capturedMinor + flagged);
    }
  }
}
