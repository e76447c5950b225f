import { chargebackTerms } from "../../adapters/policies/chargeback-terms.ts";
import {
  type Chargeback,
  type ChargebackCommandOf,
  type ChargebackDetails,
  type ChargebackNews,
  chargebacks,
  type MoneyFacts,
} from "../../domain/chargebacks/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { BuyerId, ChargebackCaseId, OrderId } from "../../domain/kernel/ids.ts";
import { instant } from "../../domain/kernel/instant.ts";
import { calendar } from "./refunds.ts";

/** The instant at which the tests' commands come. */
export const at = instant("2026-03-10T12:00:00Z");
/** What every command begins with. */
export const head = { at, actor: SYSTEM };
const orderId = OrderId.parse("order-1");
const named = { orderId, paymentId: "pay-1" };

/** Amounts of the tests' payment. */
export const brl = (amountMinor: number) => ({ amountMinor, currency: "BRL" as const });

/** A payment of R$ 100.00 on which nothing was refunded, but for what is said. */
export const moneyFacts = (rest: Partial<MoneyFacts> = {}): MoneyFacts => {
  const counters = { refundableMinor: 10_000, reservedMinor: 0, refundedMinor: 0 };
  return {
    paymentRow: {
      paymentId: "pay-1",
      tender: "card",
      position: 1,
      currency: "BRL",
      capturedMinor: 10_000,
      ...counters,
    },
    balances: [
      { sellerId: "seller-1", currency: "BRL", component: "item", ...counters, refundableMinor: 9_000 },
      { sellerId: "seller-1", currency: "BRL", component: "shipping", ...counters, refundableMinor: 1_000 },
    ],
    proofs: [],
    onItsWayMinor: 0,
    heldMinor: 0,
    settledMinor: 0,
    ...rest,
  };
};

/** The rules, and the payment with these facts. */
export const setting = (facts: Partial<MoneyFacts> = {}) => ({
  terms: chargebackTerms,
  known: {
    payment: {
      ...named,
      buyerId: BuyerId.parse("buyer-1"),
      market: "BR",
      currency: "BRL" as const,
      tender: "card" as const,
      capturedMinor: 10_000,
      policy: { id: "chargebacks", version: 1 },
    },
    facts: moneyFacts(facts),
    calendar,
  },
});

/** News with its own time, an hour of the day before. */
export const news = (type: ChargebackNews["type"], details: ChargebackDetails = {}, hour = 9): ChargebackNews => ({
  type,
  occurredAt: instant(`2026-03-09T${String(hour).padStart(2, "0")}:00:00Z`),
  details,
});

/** The command that brings news; without `known` nobody knows its payment. */
export const told = (
  one: ChargebackNews,
  facts: Partial<MoneyFacts> | "unknown" = {},
): ChargebackCommandOf<"RecordNews"> => ({
  type: "RecordNews",
  ...head,
  chargebackCaseId: ChargebackCaseId.parse("chb_01J8Z3K5T7W9Y1B3D5F7H9K1M3"),
  chargebackId: "cb-1",
  named,
  news: one,
  ...(facts === "unknown" ? { terms: chargebackTerms } : setting(facts)),
});

/** The chargeback after some news. */
export const heard = (...all: readonly ChargebackNews[]): Chargeback =>
  all.reduce<Chargeback | undefined>((state, one) => {
    const decided = chargebacks.decide(state, told(one));
    if (decided.outcome === "refused") throw new Error(decided.refusal.code);
    return decided.events.reduce(chargebacks.evolve, state);
  }, undefined) as Chargeback;

/** The events of a decision; a refusal by its code. */
export const decided = (state: Chargeback | undefined, command: Parameters<typeof chargebacks.decide>[1]) => {
  const decision = chargebacks.decide(state, command);
  return decision.outcome === "refused" ? decision.refusal.code : decision.events;
};

/** The types of what was decided. */
export const typesOf = (state: Chargeback | undefined, command: Parameters<typeof chargebacks.decide>[1]) => {
  const events = decided(state, command);
  return typeof events === "string" ? events : events.map(({ type }) => type);
};
