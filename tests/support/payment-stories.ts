import { expect } from "vitest";
import type { RefundLeg } from "../../domain/refunds/index.ts";
import type { Behaviour, Injection } from "../../local/sandbox/behaviours.ts";
import { aLine, aPayment, brl } from "./orders.ts";
import { must, PRICES, ReturnStory } from "./return-stories.ts";
import { agent, caseExecutions, platform, type Speaker, type Story, seller } from "./running-recourse.ts";

/** The ways in which the tests' orders of R$ 100.00 are paid. */
export const PAYMENTS = {
  "one card": [aPayment({ captured: brl(10_000) })],
  "a card, a voucher and a wallet": [
    aPayment({ paymentId: "pay-1", tender: "card", captured: brl(5_000) }),
    aPayment({ paymentId: "pay-2", tender: "voucher", captured: brl(3_000) }),
    aPayment({ paymentId: "pay-3", tender: "wallet", captured: brl(2_000) }),
  ],
};
export type Paid = keyof typeof PAYMENTS;

interface LedgerAnswer {
  readonly balances: readonly { refundableMinor: number; reservedMinor: number; refundedMinor: number }[];
  readonly payments: readonly {
    paymentId: string;
    capturedMinor: number;
    reservedMinor: number;
    refundedMinor: number;
    refundableMinor: number;
  }[];
}

/** A refund as agents read it. */
export interface RefundAnswer {
  readonly id: string;
  readonly status: string;
  readonly legs: readonly (Pick<RefundLeg, "legId" | "status" | "tender"> & { amount: { amountMinor: number } })[];
  readonly parked: readonly { why: string; legId?: string }[];
  readonly nextActions: readonly { action: string; href: string; actor: string; tenders?: readonly string[] }[];
  readonly deadlines: readonly { name: string; at: string }[];
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What the payment provider tells; telling the same again is another delivery of it. */
export const tell = async (story: Story, event: object): Promise<Record<string, unknown>> => {
  const head = { eventId: `pev-${JSON.stringify(event).length}`, occurredAt: story.recourse.clock.now() };
  const told = must(await story.post(platform, "/platform/v1/payment-events", { ...head, ...event }));
  await story.rest();
  return told;
};

/** The refund of one small order without a return, told by what the provider does. */
export class PaymentStory {
  readonly ours: ReturnStory;
  readonly story: Story;

  private constructor(ours: ReturnStory) {
    this.ours = ours;
    this.story = ours.story;
  }

  /** A return that waits for the seller; nothing was paid yet. A disputed payment was so before the return was asked for. */
  static async asked(story: Story, paid: Paid = "one card", disputed?: string): Promise<PaymentStory> {
    const order = { lines: [aLine({ promisedAt: "2026-03-04T00:00:00Z" })], payments: PAYMENTS[paid] };
    if (disputed !== undefined) {
      await story.order(order);
      const chargeback = { type: "chargeback.opened", orderId: "order-1", paymentId: disputed, chargebackId: "cb-1" };
      await tell(story, chargeback);
    }
    return new PaymentStory(await ReturnStory.requested(story, { priceMinor: PRICES.small, order }));
  }

  behave(...behaviours: readonly (Behaviour | Injection)[]): void {
    this.story.recourse.sandbox.behaviours.replace(
      behaviours.map((one) => (typeof one === "string" ? { behaviour: one } : one)),
    );
  }

  /** The seller refunds without a return; nothing but that happens at once. */
  refund = () => this.ours.act(seller, "approve-without-return");

  /** The return's refund, or the only one that there is. */
  async read(): Promise<RefundAnswer> {
    const path = `/agent/v1/cases/${this.ours.id}`;
    const { refunds } = must(
      await this.story.get<{ refunds: readonly { id: string; returnId?: string }[] }>(agent, path),
    );
    const { id } = refunds.find(({ returnId }) => returnId === this.ours.id) ?? refunds[0] ?? {};
    return must(await this.story.get<RefundAnswer>(agent, `/agent/v1/cases/${id}`));
  }

  async types(): Promise<readonly string[]> {
    const path = `/agent/v1/cases/${(await this.read()).id}/timeline`;
    const { items } = must(await this.story.get<{ items: readonly { type: string }[] }>(agent, path));
    return items.map(({ type }) => type);
  }

  /** An agent's step on the refund or one of its legs. */
  async step(path: string, body: object = {}, who: Speaker = agent): Promise<RefundAnswer> {
    const { id } = await this.read();
    const done = must(await this.story.post<RefundAnswer>(who, `/agent/v1/refunds/${id}/${path}`, body));
    await this.story.rest();
    return done;
  }

  tell = (event: object) => tell(this.story, event);

  chargeback = (phase: "opened" | "won" | "lost", paymentId = "pay-1") =>
    this.tell({ type: `chargeback.${phase}`, orderId: this.ours.orderId, paymentId, chargebackId: "cb-1" });

  async ledger(): Promise<LedgerAnswer> {
    return must(await this.story.get<LedgerAnswer>(platform, `/platform/v1/orders/${this.ours.orderId}/ledger`));
  }

  /** What really left the provider, by leg. */
  paidLegs(): readonly { legId: string; amountMinor: number }[] {
    return this.story.recourse.sandbox.records
      .all()
      .filter(({ outcome }) => outcome === "succeeded")
      .map(({ request: { legId, amount } }) => ({ legId, amountMinor: amount.amountMinor }));
  }

  /** The buyer has exactly what was paid: once at the provider, once in the books, which balance; and nothing runs on. */
  async expectPaidOnce(legs: number): Promise<void> {
    const paid = this.paidLegs();
    expect(paid).toHaveLength(legs);
    expect(new Set(paid.map(({ legId }) => legId)).size).toBe(legs);
    expect(sum(paid.map(({ amountMinor }) => amountMinor))).toBe(10_000);
    await this.expectBooks({ refundedMinor: 10_000, reservedMinor: 0 });
    expect(await this.ours.read()).toMatchObject({ status: "closed", closeReason: "RETURNLESS" });
    expect((await this.read()).status).toBe("settled");
    expect(caseExecutions(this.story.recourse, { status: "RUNNING" })).toEqual([]);
    expect(caseExecutions(this.story.recourse, { status: "FAILED" })).toEqual([]);
  }

  /** The order's counters say so, by component and by payment, and every account sums to zero. */
  async expectBooks({ refundedMinor, reservedMinor }: { refundedMinor: number; reservedMinor: number }): Promise<void> {
    const { balances, payments } = await this.ledger();
    const refundableMinor = 10_000 - refundedMinor - reservedMinor;
    for (const rows of [balances, payments])
      expect({
        refundedMinor: sum(rows.map((row) => row.refundedMinor)),
        reservedMinor: sum(rows.map((row) => row.reservedMinor)),
        refundableMinor: sum(rows.map((row) => row.refundableMinor)),
      }).toEqual({ refundedMinor, reservedMinor, refundableMinor });
    for (const row of payments) expect(row.refundedMinor + row.reservedMinor).toBeLessThanOrEqual(row.capturedMinor);
    const { body } = await this.story.get<{ balanced: boolean }>(platform, "/platform/v1/ledger/trial-balance");
    expect(body.balanced).toBe(true);
    expect(await this.story.recourse.outbox.deadLetters()).toEqual([]);
  }
}
