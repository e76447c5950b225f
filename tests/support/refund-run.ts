import fc from "fast-check";
import { expect } from "vitest";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { replay } from "../../domain/kernel/decider.ts";
import type { RefundId } from "../../domain/kernel/ids.ts";
import type { Fault } from "../../domain/kernel/reasons.ts";
import { trialBalance } from "../../domain/ledger/journal.ts";
import type { UnitValue } from "../../domain/ledger/unit-value.ts";
import { freezeOrder } from "../../domain/orders/freeze-order.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { initialBalances } from "../../domain/orders/initial-balances.ts";
import type { RefundCommand } from "../../domain/refunds/commands.ts";
import { nextActions, Refund, RefundEvent, type RefundLeg, refunds } from "../../domain/refunds/index.ts";
import { legKey } from "../../domain/refunds/leg-identity.ts";
import { type Behaviour, GatewayModel, laterBy } from "./gateway-model.ts";
import { orderSnapshots, receivedAt } from "./orders.ts";
import {
  agent,
  calendar,
  openRefund,
  type RefundWorld,
  refundAt,
  refundIdOf,
  reserveRefund,
  send,
  seniorAgent,
  sumByCurrency,
  wholeUnit,
  worldOf,
} from "./refunds.ts";

// As often in the list as it should happen.
const kinds = [
  "open",
  "reserve",
  "reserve",
  "reserve",
  "submit",
  "submit",
  "submit",
  "submit",
  "submit",
  "submit",
  "reconcile",
  "reconcile",
  "reconcile",
  "webhook",
  "webhook",
  "webhook",
  "webhook",
  "webhook",
  "late",
  "settle",
  "settle",
  "bounce",
  "reroute",
  "reroute",
  "abandon",
  "hold",
  "release",
  "release",
  "adopt",
  "assign",
  "park",
  "resume",
  "resume",
  "resume",
  "ring",
  "abandonRefund",
] as const;

/** One thing that happens; `pick` chooses to whom, `choice` how. */
export interface Step {
  readonly kind: (typeof kinds)[number];
  readonly pick: number;
  readonly choice: number;
}

const opening: readonly Step[] = [
  { kind: "open", pick: 0, choice: 0 },
  { kind: "reserve", pick: 0, choice: 0 },
];

/** An order and a long story of its refunds, which begins with one of everything that the first seller sold, or of a part. */
export const runs = fc.record({
  order: orderSnapshots().map((order) => freezeOrder(order, receivedAt)),
  steps: fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        pick: fc.nat(1_000),
        choice: fc.nat(1_000),
      }) satisfies fc.Arbitrary<Step>,
      { minLength: 20, maxLength: 60 },
    )
    .map((steps): readonly Step[] => [...opening, ...steps]),
});

const behaviours: readonly Behaviour[] = ["succeed", "pend", "decline", "time_out_paid", "time_out_lost"];
const faults: readonly Fault[] = ["BUYER", "SELLER", "CARRIER", "PLATFORM", "WAREHOUSE", "UNDETERMINED"];
const tenders = ["bank_transfer", "wallet", "store_credit", "card"] as const;

const chosen = <Item>(items: readonly Item[], pick: number): Item | undefined =>
  items[pick % Math.max(1, items.length)];

/** Several refunds of one order against a truthful provider, driven by steps. It keeps time and looks at every event. */
export class Run {
  private world: RefundWorld;
  private readonly gateway = new GatewayModel();
  private readonly order: FrozenOrder;
  private readonly eachEvent: (world: RefundWorld) => void;
  private at = refundAt;

  constructor(order: FrozenOrder, eachEvent: (world: RefundWorld) => void = () => undefined) {
    this.order = order;
    this.world = worldOf(order);
    this.eachEvent = eachEvent;
  }

  static outOfBalance(world: RefundWorld): readonly unknown[] {
    return [...sumByCurrency(world.entries)].filter(([, sum]) => sum !== 0);
  }

  private tell(refundId: RefundId | undefined, command: RefundCommand): readonly RefundEvent[] {
    if (refundId === undefined) return [];
    const { world, events } = send(this.world, refundId, command, this.eachEvent);
    this.world = world;
    return events;
  }

  private legs(): readonly { refund: Refund; leg: RefundLeg }[] {
    return [...this.world.refunds.values()].flatMap((refund) => refund.legs.map((leg) => ({ refund, leg })));
  }

  private head = () => ({ at: this.at, actor: SYSTEM });

  private open({ pick, choice }: Step): readonly RefundEvent[] {
    const refundId = refundIdOf(this.world.refunds.size + 1);
    const sellers = [...new Set(this.order.units.map(({ sellerId }) => sellerId))];
    const sellerId = chosen(sellers, pick) ?? "";
    const mine = this.order.units.filter((unit) => unit.sellerId === sellerId);
    // Units of different refunds may overlap: the ledger has to stop what the return should never have asked for.
    const units = mine
      .filter((_, index) => ((choice >> (index % 8)) & 1) === 0)
      .map((unit) => this.asked(unit, choice));
    return this.tell(refundId, {
      ...openRefund(this.order, { sellerId: sellerId as never }),
      refundId,
      at: this.at,
      units,
      fault: faults[choice % faults.length] ?? "BUYER",
      provisional: pick % 3 === 0,
      commissionReturned: pick % 2 === 0,
      adminFeePercent: choice % 30,
      platformAbsorbsUndeterminedUpToMinor: choice * 10,
      fallbackTenders: pick % 2 === 0 ? ["bank_transfer"] : [],
      submitBy: laterBy(this.at, 24),
    });
  }

  private asked(unit: UnitValue, choice: number) {
    const whole = wholeUnit(unit);
    const feeMinor = Math.floor((unit.paid.item * (choice % 5)) / 10);
    const amounts = { ...unit.paid, item: unit.paid.item - feeMinor };
    return { ...whole, amounts, deductions: [{ code: "RESTOCKING_FEE" as const, amountMinor: feeMinor }] };
  }

  private submit({ pick, choice }: Step): readonly RefundEvent[] {
    const found = chosen(
      this.legs().filter(({ leg }) => leg.status === "reserved"),
      pick,
    );
    if (found === undefined) return [];
    const { refund, leg } = found;
    const { legId } = leg;
    const marked = this.tell(refund.refundId, { type: "MarkLegSubmitted", ...this.head(), legId, calendar });
    const behaviour = chosen(behaviours, choice) ?? "succeed";
    return marked.length === 0 ? [] : [...marked, ...this.call(refund.refundId, leg, behaviour, choice % 7 !== 0)];
  }

  private call(
    refundId: RefundId,
    leg: RefundLeg,
    behaviour: Behaviour,
    answerArrives: boolean,
  ): readonly RefundEvent[] {
    const { legId, generation } = leg;
    const answer = this.gateway.call(legKey(refundId, leg), refundId, leg, behaviour);
    if (!answerArrives) return [];
    return answer === undefined || answer.outcome === "returned"
      ? this.tell(refundId, { type: "RecordLegTimeout", ...this.head(), legId, calendar })
      : this.tell(refundId, { type: "RecordLegAnswer", ...this.head(), legId, generation, answer, calendar });
  }

  private reconcile({ pick }: Pick<Step, "pick">): readonly RefundEvent[] {
    const found = chosen(
      this.legs().filter(({ leg }) => leg.status === "unknown" || leg.status === "submitted"),
      pick,
    );
    if (found === undefined) return [];
    const { refund, leg } = found;
    const known = this.gateway.find(legKey(refund.refundId, leg));
    const { legId } = leg;
    // A look-up by key has no word for money that came back: a webhook brings that.
    const answer = known.outcome === "returned" ? ({ outcome: "succeeded" } as const) : known;
    return this.tell(refund.refundId, { type: "RecordReconciliation", ...this.head(), legId, found: answer, calendar });
  }

  private webhook({ pick, choice }: Step): readonly RefundEvent[] {
    const news = chosen(this.gateway.news, pick);
    if (news === undefined) return [];
    const { legId, generation, amountMinor } = news.leg;
    const named = choice % 3 === 0 ? { legId } : { legId, generation };
    const payload = {
      type: "RecordWebhook",
      ...this.head(),
      ...named,
      amountMinor,
      report: news.report,
      calendar,
    } as const;
    return this.tell(news.refundId as RefundId, payload);
  }

  private hold(paymentId: string): readonly RefundEvent[] {
    this.gateway.disputed.add(paymentId);
    return [...this.world.refunds.keys()].flatMap((id) =>
      this.tell(id, { type: "HoldLegs", ...this.head(), paymentId }),
    );
  }

  private release(paymentId: string, chargeback: "won" | "lost"): readonly RefundEvent[] {
    if (!this.gateway.disputed.has(paymentId)) return [];
    if (chargeback === "lost") this.gateway.chargedBack.add(paymentId);
    this.gateway.disputed.delete(paymentId);
    return [...this.world.refunds.keys()].flatMap((id) =>
      this.tell(id, { type: "ReleaseLegs", ...this.head(), paymentId, chargeback }),
    );
  }

  private adopt({ pick, choice }: Step): readonly RefundEvent[] {
    const payment = chosen(this.order.payments, pick);
    const refund = chosen([...this.world.refunds.values()], choice);
    if (payment === undefined || refund === undefined) return [];
    const { paymentId, capturedMinor } = payment;
    if (this.gateway.chargedBack.has(paymentId) || this.gateway.disputed.has(paymentId)) return [];
    const like = refund.legs.find((leg) => leg.paymentId === paymentId)?.amountMinor ?? 1;
    const amountMinor = choice % 2 === 0 ? like : 1 + (choice % 500);
    if (amountMinor > capturedMinor - this.gateway.outMinor(paymentId)) return [];
    const { balances, payments } = this.world.balances;
    const facts = { balances: [...balances], payments: [...payments] };
    const providerRefundId = `ext_${this.gateway.externals.length + 1}`;
    const command = {
      type: "AdoptExternalRefund",
      ...this.head(),
      paymentId,
      amountMinor,
      providerRefundId,
      ...facts,
    } as const;
    const events = this.tell(refund.refundId, command);
    if (events.length > 0) this.gateway.externals.push({ paymentId, amountMinor });
    expect(events.length > 0 ? this.tell(refund.refundId, command) : []).toEqual([]);
    return events;
  }

  /** Lets one thing happen and gives back what it changed. */
  take(step: Step): readonly RefundEvent[] {
    const { kind, pick, choice } = step;
    this.at = laterBy(this.at, 1);
    const refundId = chosen([...this.world.refunds.keys()], pick);
    const anyLeg = chosen(this.legs(), pick);
    const paymentId = chosen(this.order.payments, pick)?.paymentId ?? "pay-1";
    const ofLeg = { at: this.at, legId: anyLeg?.leg.legId ?? ("" as never) };
    switch (kind) {
      case "open":
        return this.world.refunds.size < 4 ? this.open(step) : [];
      case "reserve":
        return this.tell(refundId, reserveRefund(this.world, this.at));
      case "submit":
        return this.submit(step);
      case "reconcile":
        return this.reconcile(step);
      case "webhook":
        return this.webhook(step);
      case "late":
        this.gateway.lateArrival(pick);
        return [];
      case "settle":
        this.gateway.settle(pick, choice % 3 === 0 ? "declined" : "succeeded");
        return [];
      case "bounce":
        this.gateway.bounce(pick);
        return [];
      case "reroute": {
        const tender = tenders[choice % tenders.length] ?? "card";
        return this.tell(anyLeg?.refund.refundId, { type: "RerouteLeg", ...ofLeg, actor: agent, tender });
      }
      case "abandon": {
        const reason = "buyer_unreachable" as const;
        return this.tell(anyLeg?.refund.refundId, { type: "AbandonLeg", ...ofLeg, actor: seniorAgent, reason });
      }
      case "hold":
        return this.gateway.chargedBack.has(paymentId) ? [] : this.hold(paymentId);
      case "release":
        return this.release(paymentId, choice % 2 === 0 ? "won" : "lost");
      case "adopt":
        return this.adopt(step);
      case "assign":
        return this.tell(refundId, { type: "AssignLiability", ...this.head(), fault: faults[choice % 6] ?? "SELLER" });
      case "park":
        return this.tell(refundId, { type: "ParkRefund", ...this.head(), why: "process_failed" });
      case "resume":
        return this.tell(refundId, { type: "ResumeRefund", at: this.at, actor: agent, calendar });
      case "ring":
        this.at = laterBy(this.at, choice % 48);
        return this.tell(refundId, { type: "RingClock", ...this.head() });
      case "abandonRefund":
        return choice % 10 === 0
          ? this.tell(refundId, { type: "AbandonRefund", at: this.at, actor: seniorAgent, reason: "duplicate" })
          : [];
    }
  }

  /** The promises about money, checked against the provider's own books. */
  checkMoney(): void {
    const { balances, payments } = this.world.balances;
    const initial = initialBalances(this.order);
    expect(balances.map((row) => row.refundableMinor + row.reservedMinor + row.refundedMinor)).toEqual(
      initial.balances.map(({ refundableMinor }) => refundableMinor),
    );
    let outMinor = 0;
    for (const row of payments) {
      const gone = this.gateway.outMinor(row.paymentId);
      outMinor += gone;
      expect(row.refundableMinor + row.reservedMinor + row.refundedMinor).toBe(row.capturedMinor);
      expect(gone).toBeLessThanOrEqual(row.reservedMinor + row.refundedMinor);
    }
    expect(outMinor).toBeLessThanOrEqual(this.order.totals.refundableMinor);
    expect(this.legs().filter(({ leg }) => leg.contradicted)).toEqual([]);
  }

  checkReplay(): void {
    for (const [refundId, events] of this.world.events) {
      const stored = JSON.parse(JSON.stringify(events)).map((event: unknown) => RefundEvent.parse(event));
      expect(stored).toEqual(events);
      const state = this.world.refunds.get(refundId);
      expect(replay(refunds, stored)).toEqual(state);
      expect(Refund.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    }
  }

  private does(refundId: RefundId, command: RefundCommand): boolean {
    const decided = refunds.decide(this.world.refunds.get(refundId), command);
    return decided.outcome === "accepted" && decided.events.length > 0;
  }

  checkActions(): void {
    for (const [refundId, refund] of this.world.refunds) {
      const listed = nextActions(refund);
      for (const actor of [agent, seniorAgent]) {
        const offers = (action: string, legId?: string) =>
          listed.filter(
            (one) =>
              one.actor === actor.role && one.action === action && (!legId || ("legId" in one && one.legId === legId)),
          );
        const { at } = this;
        const reason = "duplicate" as const;
        expect(this.does(refundId, { type: "ResumeRefund", at, actor, calendar })).toBe(offers("resume").length === 1);
        expect(this.does(refundId, { type: "AbandonRefund", at, actor, reason })).toBe(
          offers("abandon-refund").length === 1,
        );
        for (const { legId } of refund.legs) {
          const abandons = this.does(refundId, { type: "AbandonLeg", at, actor, legId, reason });
          expect(abandons).toBe(offers("abandon-leg", legId).length === 1);
          const [reroute] = offers("reroute-leg", legId);
          for (const tender of [...tenders, "boleto"] as const) {
            const isListed = reroute !== undefined && "tenders" in reroute && reroute.tenders.includes(tender);
            expect(this.does(refundId, { type: "RerouteLeg", at, actor, legId, tender })).toBe(isListed);
          }
        }
      }
    }
  }

  /** Everybody does their part until nothing is left to do. */
  drain(): void {
    for (const { paymentId } of this.order.payments) this.release(paymentId, "won");
    for (let round = 0; round < 12; round += 1) {
      for (let index = 0; index < this.gateway.attempts.size; index += 1) this.gateway.settle(0, "succeeded");
      for (const news of [...this.gateway.news.keys()]) this.take({ kind: "webhook", pick: news, choice: 1 });
      for (const refundId of this.world.refunds.keys()) this.help(refundId);
    }
  }

  private help(refundId: RefundId): void {
    const head = { at: this.at, actor: seniorAgent };
    this.tell(refundId, { type: "ResumeRefund", ...head, calendar });
    this.tell(refundId, reserveRefund(this.world, this.at));
    if (this.world.refunds.get(refundId)?.reservedAt === undefined) {
      this.tell(refundId, { type: "AbandonRefund", ...head, reason: "opened_in_error" });
    }
    for (const leg of this.world.refunds.get(refundId)?.legs ?? []) {
      const { legId } = leg;
      if (leg.status === "submitted" || leg.status === "unknown")
        for (let pick = 0; pick < 9; pick += 1) this.reconcile({ pick });
      this.tell(refundId, { type: "MarkLegSubmitted", ...head, legId, calendar });
      const now = this.world.refunds.get(refundId)?.legs.find((one) => one.legId === legId);
      if (now?.status === "submitted") this.call(refundId, now, "succeed", true);
      this.tell(
        refundId,
        this.gateway.chargedBack.has(leg.paymentId)
          ? { type: "AbandonLeg", ...head, legId, reason: "paid_another_way" }
          : { type: "RerouteLeg", ...head, legId, tender: "bank_transfer" },
      );
    }
  }

  checkEnded(): void {
    for (const refund of this.world.refunds.values()) {
      expect(refund.completed, JSON.stringify(refund.legs.map(({ status }) => status))).toBeDefined();
    }
    expect(this.world.balances.balances.filter(({ reservedMinor }) => reservedMinor > 0)).toEqual([]);
    expect(trialBalance(this.world.entries).filter(({ account }) => account === "buyer_payable")).toEqual([]);
    for (const events of this.world.events.values()) {
      expect(events.filter(({ type }) => type === "RefundCompleted").length).toBe(1);
    }
  }
}
