import { expect } from "vitest";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import { LineId, newId, OrderId, type RefundId } from "../../domain/kernel/ids.ts";
import { type Instant, instant } from "../../domain/kernel/instant.ts";
import { applyEffect } from "../../domain/ledger/apply-effect.ts";
import type { OrderBalances } from "../../domain/ledger/balances.ts";
import type { JournalEntry } from "../../domain/ledger/journal.ts";
import type { UnitValue } from "../../domain/ledger/unit-value.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { initialBalances } from "../../domain/orders/initial-balances.ts";
import type { RefundCommand, RefundCommandOf } from "../../domain/refunds/commands.ts";
import { refunds } from "../../domain/refunds/decider.ts";
import type { RefundEvent } from "../../domain/refunds/events.ts";
import { ledgerEffectOf } from "../../domain/refunds/ledger-effect.ts";
import type { Refund, RefundState, RefundUnit } from "../../domain/refunds/refund.ts";
import type { RefundRefusal } from "../../domain/refunds/refusals.ts";

export const refundAt: Instant = instant("2026-03-10T12:00:00Z");

export const calendar: MarketCalendar = {
  market: "BR",
  timeZone: "America/Sao_Paulo",
  weekend: [6, 7],
  holidays: ["2026-01-01", "2027-12-25"],
};

export const agent: Actor = { role: "agent", id: "agent-1" };
export const seniorAgent: Actor = { role: "senior_agent", id: "senior-1" };

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A readable refund id: `refundIdOf(3)` always names the same refund. */
export const refundIdOf = (number: number): RefundId =>
  newId("rfd_", `01KK${"0".repeat(20)}${crockford[number >> 5]}${crockford[number & 31]}`);

/** A unit refunded in full. */
export const wholeUnit = ({ lineId, unitNo, paid }: UnitValue): RefundUnit => ({
  lineId: LineId.parse(lineId),
  unitNo,
  amounts: paid,
  deductions: [],
});

type OpenRefund = RefundCommandOf<"OpenRefund">;

/**
 * An order to refund all units of one seller of a frozen order in full, for a buyer who changed their mind. Limits,
 * consent and everything else can be overridden.
 */
export const openRefund = (order: FrozenOrder, overrides: Partial<OpenRefund> = {}): OpenRefund => {
  const sellerId = overrides.sellerId ?? order.snapshot.lines[0]?.sellerId;
  if (sellerId === undefined) throw new Error("an order has a line");
  const unitValues = order.units.filter((unit) => unit.sellerId === sellerId);
  return {
    type: "OpenRefund",
    at: refundAt,
    actor: SYSTEM,
    refundId: refundIdOf(1),
    returnId: newId("ret_", "01KK0000000000000000000001"),
    orderId: OrderId.parse(order.snapshot.orderId),
    buyerId: order.snapshot.buyer.buyerId,
    sellerId,
    market: order.snapshot.market,
    currency: order.snapshot.currency,
    purpose: "return",
    policy: { id: "BR", version: 1 },
    units: unitValues.map(wholeUnit),
    unitValues,
    fault: "BUYER",
    provisional: false,
    commissionReturned: true,
    adminFeePercent: 0,
    platformAbsorbsUndeterminedUpToMinor: 0,
    fallbackTenders: [],
    pendingOverdue: { businessDays: 10 },
    unknownOverdue: { hours: 24 },
    submitBy: instant("2026-03-11T12:00:00Z"),
    ...overrides,
  };
};

/** A ledger and the refunds that it stands behind: what a store would hold for one order. */
export interface RefundWorld {
  readonly balances: OrderBalances;
  readonly entries: readonly JournalEntry[];
  readonly refunds: ReadonlyMap<RefundId, Refund>;
  readonly events: ReadonlyMap<RefundId, readonly RefundEvent[]>;
}

export const worldOf = (order: FrozenOrder): RefundWorld => ({
  balances: initialBalances(order),
  entries: [],
  refunds: new Map(),
  events: new Map(),
});

/** What a command did to a world. A refusal changes nothing. */
export interface Sent {
  readonly world: RefundWorld;
  readonly events: readonly RefundEvent[];
  readonly refusal?: RefundRefusal;
}

const applyEvent = (world: RefundWorld, refundId: RefundId, event: RefundEvent): RefundWorld => {
  const before: RefundState = world.refunds.get(refundId);
  const effect = ledgerEffectOf(before, event);
  const after = refunds.evolve(before, event);
  if (after === undefined) throw new Error("a refund never vanishes");
  const applied = effect === undefined ? undefined : applyEffect(world.balances, effect);
  if (applied?.outcome === "refused")
    throw new Error(`the ledger refused what was decided: ${JSON.stringify(applied)}`);
  return {
    balances: applied?.balances ?? world.balances,
    entries: [...world.entries, ...(effect?.entries ?? [])],
    refunds: new Map(world.refunds).set(refundId, after),
    events: new Map(world.events).set(refundId, [...(world.events.get(refundId) ?? []), event]),
  };
};

/** Sends a command to one refund of a world; the ledger moves with every event. `eachEvent` looks on. */
export const send = (
  world: RefundWorld,
  refundId: RefundId,
  command: RefundCommand,
  eachEvent: (world: RefundWorld) => void = () => undefined,
): Sent => {
  const decided = refunds.decide(world.refunds.get(refundId), command);
  if (decided.outcome === "refused") return { world, events: [], refusal: decided.refusal };
  let next = world;
  for (const event of decided.events) {
    next = applyEvent(next, refundId, event);
    eachEvent(next);
  }
  return { world: next, events: decided.events };
};

/** Sends a command that must be accepted. */
export const mustSend = (world: RefundWorld, refundId: RefundId, command: RefundCommand): RefundWorld => {
  const { world: next, refusal } = send(world, refundId, command);
  expect(refusal).toBeUndefined();
  return next;
};

/** The command that sets a refund's money aside, with the facts of the world as it is. */
export const reserveRefund = ({ balances }: RefundWorld, at = refundAt): RefundCommand => ({
  type: "ReserveRefund",
  at,
  actor: SYSTEM,
  balances: [...balances.balances],
  payments: [...balances.payments],
});

/** Opens a refund, sets its money aside and lets every leg be paid at once. */
export const payInFull = (world: RefundWorld, command: OpenRefund): RefundWorld => {
  const { refundId } = command;
  let next = mustSend(world, refundId, command);
  next = mustSend(next, refundId, reserveRefund(next));
  for (const { legId } of next.refunds.get(refundId)?.legs ?? []) {
    next = mustSend(next, refundId, { type: "MarkLegSubmitted", at: refundAt, actor: SYSTEM, legId, calendar });
    const answer = { outcome: "succeeded", providerRefundId: `re_${legId}` } as const;
    next = mustSend(next, refundId, { type: "RecordLegAnswer", at: refundAt, actor: SYSTEM, legId, answer, calendar });
  }
  return next;
};

/** Every account's total by currency; a ledger that lost nothing sums to zero in each. */
export const sumByCurrency = (entries: readonly JournalEntry[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of entries.flatMap(({ legs }) => legs)) {
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  return sums;
};
