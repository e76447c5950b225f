import { expect } from "vitest";
import { replay } from "../../domain/kernel/decider.ts";
import type { RefundId } from "../../domain/kernel/ids.ts";
import { trialBalance } from "../../domain/ledger/journal.ts";
import { initialBalances } from "../../domain/orders/initial-balances.ts";
import {
  nextActions,
  Refund,
  type RefundCommand,
  RefundEvent,
  type RefundLeg,
  type RefundState,
  type RefundStatus,
  refundStatus,
  refunds,
  refundWakingEventTypes,
} from "../../domain/refunds/index.ts";
import { legKey } from "../../domain/refunds/leg-identity.ts";
import { standingOf } from "../../functions/refunds/refund-process.ts";
import type { Run } from "./refund-run.ts";
import { tenders } from "./refund-steps.ts";
import { agent, calendar, type RefundWorld, seniorAgent, sumByCurrency } from "./refunds.ts";
import { checkStillWaits } from "./waiting.ts";

/** Debits equal credits in every currency. */
export const checkTrialBalance = ({ entries }: RefundWorld): void => {
  expect([...sumByCurrency(entries)].filter(([, sum]) => sum !== 0)).toEqual([]);
};

/** The bank gave the money back, and a call that had been lost reached the provider after all: only a person can mend that. */
const paidByBoth = ({ gateway }: Run, { refundId }: Refund, leg: RefundLeg): boolean =>
  leg.paidByChargeback && gateway.attempts.has(legKey(refundId, leg));

/** The promises about money, checked against the provider's own books. */
export const checkMoney = (run: Run): void => {
  const { balances, payments } = run.world.balances;
  const initial = initialBalances(run.order);
  expect(balances.map((row) => row.refundableMinor + row.reservedMinor + row.refundedMinor)).toEqual(
    initial.balances.map(({ refundableMinor }) => refundableMinor),
  );
  let outMinor = 0;
  for (const row of payments) {
    const gone = run.gateway.outMinor(row.paymentId);
    outMinor += gone;
    expect(row.refundableMinor + row.reservedMinor + row.refundedMinor).toBe(row.capturedMinor);
    expect(gone).toBeLessThanOrEqual(row.reservedMinor + row.refundedMinor);
  }
  expect(outMinor).toBeLessThanOrEqual(run.order.totals.refundableMinor);
  expect(run.legs().filter(({ refund, leg }) => leg.contradicted && !paidByBoth(run, refund, leg))).toEqual([]);
};

/** State, events and timeline agree, also after storage as JSON. */
export const checkReplay = (run: Run): void => {
  for (const [refundId, events] of run.world.events) {
    const stored = JSON.parse(JSON.stringify(events)).map((event: unknown) => RefundEvent.parse(event));
    expect(stored).toEqual(events);
    const state = run.world.refunds.get(refundId);
    expect(replay(refunds, stored)).toEqual(state);
    expect(Refund.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  }
};

const does = (run: Run, refundId: RefundId, command: RefundCommand): boolean => {
  const decided = refunds.decide(run.world.refunds.get(refundId), command);
  return decided.outcome === "accepted" && decided.events.length > 0;
};

/** Offers are complete both ways: what is listed works, what is not listed does nothing. */
export const checkActions = (run: Run): void => {
  for (const [refundId, refund] of run.world.refunds) {
    const listed = nextActions(refund);
    for (const actor of [agent, seniorAgent]) {
      const offers = (action: string, legId?: string) =>
        listed.filter(
          (one) =>
            one.actor === actor.role && one.action === action && (!legId || ("legId" in one && one.legId === legId)),
        );
      const { at } = run;
      const reason = "duplicate" as const;
      expect(does(run, refundId, { type: "ResumeRefund", at, actor, calendar })).toBe(offers("resume").length === 1);
      expect(does(run, refundId, { type: "AbandonRefund", at, actor, reason })).toBe(
        offers("abandon-refund").length === 1,
      );
      for (const { legId } of refund.legs) {
        const abandons = does(run, refundId, { type: "AbandonLeg", at, actor, legId, reason });
        expect(abandons).toBe(offers("abandon-leg", legId).length === 1);
        const [reroute] = offers("reroute-leg", legId);
        for (const tender of [...tenders, "boleto"] as const) {
          const isListed = reroute !== undefined && "tenders" in reroute && reroute.tenders.includes(tender);
          expect(does(run, refundId, { type: "RerouteLeg", at, actor, legId, tender })).toBe(isListed);
        }
      }
    }
  }
};

// Only in these is the process of a refund waiting for others.
const waiting: readonly RefundStatus[] = ["pending", "held", "failed", "parked"];

/** An event that wakes nobody finds nobody waiting, or leaves what is waited for as it was. */
export const checkQuietEvents = ({ world, at }: Run): void => {
  for (const events of world.events.values()) {
    let before: RefundState;
    for (const event of events) {
      const after = refunds.evolve(before, event);
      if (!refundWakingEventTypes.includes(event.type) && waiting.includes(refundStatus(before))) {
        checkStillWaits(standingOf(before as Refund, at), standingOf(after as Refund, at), event.type);
      }
      before = after;
    }
  }
};

/** Every refund ended once; nothing is set aside and nobody is owed. */
export const checkEnded = (run: Run): void => {
  for (const refund of run.world.refunds.values()) {
    expect(refund.completed, JSON.stringify(refund.legs.map(({ status }) => status))).toBeDefined();
  }
  expect(run.world.balances.balances.filter(({ reservedMinor }) => reservedMinor > 0)).toEqual([]);
  expect(trialBalance(run.world.entries).filter(({ account }) => account === "buyer_payable")).toEqual([]);
  for (const events of run.world.events.values()) {
    expect(events.filter(({ type }) => type === "RefundCompleted").length).toBe(1);
  }
};
