import { expect } from "vitest";
import { type Paid, PaymentStory } from "./payment-stories.ts";
import { must } from "./return-stories.ts";
import { agent, platform, type Speaker, type Story } from "./running-recourse.ts";

/** A chargeback as agents read it. */
export interface ChargebackAnswer {
  readonly id: string;
  readonly status: string;
  readonly stage: string;
  readonly disputed?: { readonly amountMinor: number; readonly currency: string };
  readonly lost?: { readonly amountMinor: number };
  readonly dualRecovery?: { readonly amountMinor: number; readonly isFinal: boolean };
  readonly needsReview: readonly string[];
  readonly submissions: readonly { readonly kind: string; readonly submittedAt?: string }[];
  readonly nextActions: readonly { readonly action: string; readonly actor: string }[];
  readonly deadlines: readonly { readonly name: string; readonly at: string }[];
  readonly timeline?: readonly { readonly type: string; readonly sentence: string }[];
}

interface Entry {
  readonly caseId: string;
  readonly kind: string;
  readonly legs: readonly { readonly account: string; readonly currency: string; readonly amountMinor: number }[];
}

const BRL = "BRL";

/** A small order of R$ 100.00, what is refunded of it, and what banks take back. */
export class ChargebackStory {
  readonly payment: PaymentStory;
  readonly story: Story;

  private constructor(payment: PaymentStory) {
    this.payment = payment;
    this.story = payment.story;
  }

  /** An order with a return that waits for the seller. */
  static async asked(story: Story, paid: Paid = "one card"): Promise<ChargebackStory> {
    return new ChargebackStory(await PaymentStory.asked(story, paid));
  }

  /** The provider's news of a chargeback on the first payment; amounts are in the order's currency. */
  async news(type: "opened" | "updated" | "won" | "lost", rest: object = {}): Promise<Record<string, unknown>> {
    return this.payment.tell({
      type: `chargeback.${type}`,
      orderId: this.payment.ours.orderId,
      paymentId: "pay-1",
      chargebackId: "cb-1",
      ...rest,
    });
  }

  amount = (amountMinor: number) => ({ amount: { amountMinor, currency: BRL } });

  /** The chargebacks of the order. */
  async all(): Promise<readonly ChargebackAnswer[]> {
    const path = `/platform/v1/cases?kind=chargeback&orderId=${this.payment.ours.orderId}`;
    return must(await this.story.get<{ items: readonly ChargebackAnswer[] }>(platform, path)).items;
  }

  async read(): Promise<ChargebackAnswer> {
    const [first] = await this.all();
    if (first === undefined) throw new Error("nobody told of a chargeback");
    return must(await this.story.get<ChargebackAnswer>(agent, `/agent/v1/cases/${first.id}`));
  }

  /** A step of an agent who claims the case first. */
  async step(action: string, body: object = {}, who: Speaker = agent): Promise<ChargebackAnswer> {
    const { id } = await this.read();
    must(await this.story.post(who, `/agent/v1/cases/${id}/claim`));
    const done = must(await this.story.post<ChargebackAnswer>(who, `/agent/v1/cases/${id}/${action}`, body));
    await this.story.rest();
    return done;
  }

  /** What stands in each account after all entries, in the order's currency; accounts at nothing are left out. */
  async accounts(): Promise<Readonly<Record<string, number>>> {
    const path = `/platform/v1/orders/${this.payment.ours.orderId}/ledger`;
    const { entries } = must(await this.story.get<{ entries: readonly Entry[] }>(platform, path));
    const sums = new Map<string, number>();
    for (const { account, amountMinor } of entries.flatMap(({ legs }) => legs))
      sums.set(account, (sums.get(account) ?? 0) + amountMinor);
    return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
  }

  /** The kinds of entries that chargebacks wrote, in order. */
  async kinds(): Promise<readonly string[]> {
    const path = `/platform/v1/orders/${this.payment.ours.orderId}/ledger`;
    const { entries } = must(await this.story.get<{ entries: readonly Entry[] }>(platform, path));
    return entries.filter(({ caseId }) => caseId.startsWith("chb_")).map(({ kind }) => kind);
  }

  async types(): Promise<readonly string[]> {
    const path = `/agent/v1/cases/${(await this.read()).id}/timeline`;
    const { items } = must(await this.story.get<{ items: readonly { type: string }[] }>(agent, path));
    return items.map(({ type }) => type);
  }

  /** What the provider was given about chargebacks. */
  submitted = () => this.story.recourse.sandbox.records.evidence().map(({ evidence }) => evidence);

  /** Who waits in the agents' queue of chargebacks. */
  async queued(): Promise<readonly string[]> {
    const { items } = must(
      await this.story.get<{ items: readonly { caseId: string }[] }>(agent, "/agent/v1/queues/chargebacks/items"),
    );
    return items.map(({ caseId }) => caseId);
  }

  async expectNothingLeftOver(): Promise<void> {
    expect(await this.story.recourse.outbox.deadLetters()).toEqual([]);
    const { body } = await this.story.get<{ balanced: boolean }>(platform, "/platform/v1/ledger/trial-balance");
    expect(body.balanced).toBe(true);
  }
}
