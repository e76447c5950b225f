import { expect } from "vitest";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { RefundId } from "../../domain/kernel/ids.ts";
import type { Fault } from "../../domain/kernel/reasons.ts";
import type { UnitValue } from "../../domain/ledger/unit-value.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import type { RefundCommand } from "../../domain/refunds/commands.ts";
import type { Refund, RefundEvent, RefundLeg } from "../../domain/refunds/index.ts";
import { legKey } from "../../domain/refunds/leg-identity.ts";
import { type Behaviour, GatewayModel, laterBy } from "./gateway-model.ts";
import type { Step } from "./refund-steps.ts";
import { calendar, openRefund, type RefundWorld, refundAt, refundIdOf, send, wholeUnit, worldOf } from "./refunds.ts";

const behaviours: readonly Behaviour[] = ["succeed", "pend", "decline", "time_out_paid", "time_out_lost"];
export const faults: readonly Fault[] = ["BUYER", "SELLER", "CARRIER", "PLATFORM", "WAREHOUSE", "UNDETERMINED"];

/** One of several, whatever number is drawn. */
export const chosen = <Item>(items: readonly Item[], pick: number): Item | undefined =>
  items[pick % Math.max(1, items.length)];

/**
 * Several refunds of one order against a truthful provider. It keeps time; `eachEvent` looks at the world after every
 * event. What each method does to the refunds, it gives back.
 */
export class Run {
  world: RefundWorld;
  readonly gateway = new GatewayModel();
  readonly order: FrozenOrder;
  private readonly eachEvent: (world: RefundWorld) => void;
  at = refundAt;

  constructor(order: FrozenOrder, eachEvent: (world: RefundWorld) => void = () => undefined) {
    this.order = order;
    this.world = worldOf(order);
    this.eachEvent = eachEvent;
  }

  tell(refundId: RefundId | undefined, command: RefundCommand): readonly RefundEvent[] {
    if (refundId === undefined) return [];
    const { world, events } = send(this.world, refundId, command, this.eachEvent);
    this.world = world;
    return events;
  }

  legs(): readonly { refund: Refund; leg: RefundLeg }[] {
    return [...this.world.refunds.values()].flatMap((refund) => refund.legs.map((leg) => ({ refund, leg })));
  }

  head = () => ({ at: this.at, actor: SYSTEM });

  open({ pick, choice }: Step): readonly RefundEvent[] {
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

  submit({ pick, choice }: Step): readonly RefundEvent[] {
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

  call(refundId: RefundId, leg: RefundLeg, behaviour: Behaviour, answerArrives: boolean): readonly RefundEvent[] {
    const { legId, generation } = leg;
    const answer = this.gateway.call(legKey(refundId, leg), refundId, leg, behaviour);
    if (!answerArrives) return [];
    return answer === undefined || answer.outcome === "returned"
      ? this.tell(refundId, { type: "RecordLegTimeout", ...this.head(), legId, calendar })
      : this.tell(refundId, { type: "RecordLegAnswer", ...this.head(), legId, generation, answer, calendar });
  }

  reconcile({ pick }: Pick<Step, "pick">): readonly RefundEvent[] {
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

  webhook({ pick, choice }: Step): readonly RefundEvent[] {
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

  hold(paymentId: string): readonly RefundEvent[] {
    this.gateway.disputed.add(paymentId);
    return [...this.world.refunds.keys()].flatMap((id) =>
      this.tell(id, { type: "HoldLegs", ...this.head(), paymentId }),
    );
  }

  release(paymentId: string, chargeback: "won" | "lost"): readonly RefundEvent[] {
    if (!this.gateway.disputed.has(paymentId)) return [];
    if (chargeback === "lost") this.gateway.chargedBack.add(paymentId);
    this.gateway.disputed.delete(paymentId);
    return [...this.world.refunds.keys()].flatMap((id) =>
      this.tell(id, { type: "ReleaseLegs", ...this.head(), paymentId, chargeback }),
    );
  }

  adopt({ pick, choice }: Step): readonly RefundEvent[] {
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
}
