import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { LegId, RefundId } from "../../domain/kernel/ids.ts";
import { trialBalance } from "../../domain/ledger/journal.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import type { ProviderReport, RefundCommand, RefundCommandOf } from "../../domain/refunds/commands.ts";
import type { Refund, RefundEvent, RefundRefusal } from "../../domain/refunds/index.ts";
import { aFrozenOrder } from "./orders.ts";
import {
  calendar,
  mustSend,
  openRefund,
  type RefundWorld,
  refundAt,
  refundIdOf,
  reserveRefund,
  send,
  worldOf,
} from "./refunds.ts";

type OpenRefund = RefundCommandOf<"OpenRefund">;
type Unsigned<C> = C extends RefundCommand ? Omit<C, "at" | "actor"> & Partial<Pick<C, "at" | "actor">> : never;

/** A command without its head: it is sent by the system at `refundAt` unless it says otherwise. */
export type StoryCommand = Unsigned<RefundCommand>;

/**
 * One refund told step by step. Every command goes through the ledger; the last one's events and refusal can be read.
 */
export class RefundStory {
  world: RefundWorld;
  events: readonly RefundEvent[] = [];
  refusal: RefundRefusal | undefined;
  readonly refundId: RefundId = refundIdOf(1);

  private constructor(world: RefundWorld) {
    this.world = world;
  }

  /** An opened refund of all that the order's first seller sold. */
  static opened(overrides: Partial<OpenRefund> = {}, order: FrozenOrder = aFrozenOrder()): RefundStory {
    const story = new RefundStory(worldOf(order));
    story.world = mustSend(story.world, story.refundId, openRefund(order, overrides));
    return story;
  }

  /** The same with its money set aside. */
  static reserved(overrides: Partial<OpenRefund> = {}, order: FrozenOrder = aFrozenOrder()): RefundStory {
    const story = RefundStory.opened(overrides, order);
    return story.tell(reserveRefund(story.world));
  }

  /** The same with its first leg sent to the provider. */
  static submitted(overrides: Partial<OpenRefund> = {}, order: FrozenOrder = aFrozenOrder()): RefundStory {
    return RefundStory.reserved(overrides, order).submit();
  }

  /** The same, declined by the provider and waiting for a person. */
  static failed(overrides: Partial<OpenRefund> = {}): RefundStory {
    return RefundStory.submitted(overrides).answer({ outcome: "declined", reason: "account_closed" });
  }

  get refund(): Refund {
    const refund = this.world.refunds.get(this.refundId);
    if (refund === undefined) throw new Error("the story begins with an opened refund");
    return refund;
  }

  legIdAt(index: number): LegId {
    const leg = this.refund.legs.at(index);
    if (leg === undefined) throw new Error(`the refund has no leg ${index}`);
    return leg.legId;
  }

  get statuses(): readonly string[] {
    return this.refund.legs.map(({ status }) => status);
  }

  get types(): readonly string[] {
    return this.events.map(({ type }) => type);
  }

  /** What the accounts hold, `account` or `account party`. */
  get accounts(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      trialBalance(this.world.entries).map(({ account, amountMinor }) => [account, amountMinor]),
    );
  }

  /** The counters of the item balance: refundable, reserved, refunded. */
  get counters(): readonly number[] {
    const row = this.world.balances.balances.find(({ component }) => component === "item");
    return row === undefined ? [] : [row.refundableMinor, row.reservedMinor, row.refundedMinor];
  }

  tell(command: StoryCommand): this {
    const full = { at: refundAt, actor: SYSTEM, ...command } as RefundCommand;
    const { world, events, refusal } = send(this.world, this.refundId, full);
    this.world = world;
    this.events = events;
    this.refusal = refusal;
    return this;
  }

  submit(index = 0): this {
    return this.tell({ type: "MarkLegSubmitted", legId: this.legIdAt(index), calendar });
  }

  answer(answer: Exclude<ProviderReport, { outcome: "returned" }>, index = 0): this {
    return this.tell({ type: "RecordLegAnswer", legId: this.legIdAt(index), answer, calendar });
  }

  timeOut(index = 0): this {
    return this.tell({ type: "RecordLegTimeout", legId: this.legIdAt(index), calendar });
  }

  reconcile(found: RefundCommandOf<"RecordReconciliation">["found"], index = 0): this {
    return this.tell({ type: "RecordReconciliation", legId: this.legIdAt(index), found, calendar });
  }

  webhook(report: ProviderReport, rest: Partial<RefundCommandOf<"RecordWebhook">> = {}, index = 0): this {
    return this.tell({ type: "RecordWebhook", legId: this.legIdAt(index), report, calendar, ...rest });
  }
}
