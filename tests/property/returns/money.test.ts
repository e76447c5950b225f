import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMs } from "../../../domain/kernel/instant.ts";
import { totalMinor } from "../../../domain/ledger/component-amounts.ts";
import {
  type CommandOf,
  type EventOf,
  type RequestedUnit,
  type Return,
  type ReturnEvent,
  refundableOf,
  returns,
} from "../../../domain/returns/index.ts";
import { anyMoves, anyRequest, walk } from "../../support/return-walk.ts";
import { actors, command, handOver, idOf, refundId, request, requestedAt, scan } from "../../support/returns.ts";

const ordersIn = (events: readonly ReturnEvent[]): readonly EventOf<"RefundOrdered">["data"][] =>
  events.flatMap((event) => (event.type === "RefundOrdered" ? [event.data] : []));

const key = ({ lineId, unitNo }: { lineId: string; unitNo: number }): string => `${lineId}#${unitNo}`;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const inAnyLife = (check: (state: Return, events: readonly ReturnEvent[]) => void, numRuns = 200) =>
  fc.assert(
    fc.property(anyRequest, anyMoves, (opening, moves) => {
      const { state, events } = walk(opening, moves);
      check(state, events);
    }),
    { numRuns },
  );

describe("money in any life of a return", () => {
  it("is ordered for a unit at most once", () =>
    inAnyLife((_state, events) => {
      const ordered = ordersIn(events).flatMap(({ units }) => units.map(key));
      expect(new Set(ordered).size).toBe(ordered.length);
    }));

  it("is never more for a unit than what was paid for it, in any component", () =>
    inAnyLife((state, events) => {
      for (const unit of ordersIn(events).flatMap(({ units }) => units)) {
        const refundable = state.units.find((other) => key(other) === key(unit));
        expect(refundable).toBeDefined();
        if (refundable === undefined) continue;
        const most = refundableOf(refundable, state.terms);
        for (const component of ["item", "tax", "shipping", "shipping_tax", "fee"] as const) {
          expect(unit.amounts[component]).toBeLessThanOrEqual(most[component]);
        }
        const kept = sum(unit.deductions.map(({ amountMinor }) => amountMinor));
        expect(totalMinor(unit.amounts) + kept).toBeLessThanOrEqual(totalMinor(most));
      }
    }));

  it("is ordered under an id of its own and is never nothing", () =>
    inAnyLife((_state, events) => {
      const orders = ordersIn(events);
      expect(new Set(orders.map((order) => order.refundId)).size).toBe(orders.length);
      for (const { units } of orders) expect(sum(units.map(({ amounts }) => totalMinor(amounts)))).toBeGreaterThan(0);
    }));

  it("takes the label's cost from the buyer at most once, and only where the buyer pays for it", () =>
    inAnyLife((state, events) => {
      const labels = ordersIn(events)
        .flatMap(({ units }) => units.flatMap(({ deductions }) => deductions))
        .filter(({ code }) => code === "RETURN_LABEL");
      const { returnShippingPayer, returnLabelCostMinor } = state.terms;
      const mostMinor = returnShippingPayer === "buyer" ? returnLabelCostMinor : 0;
      expect(sum(labels.map(({ amountMinor }) => amountMinor))).toBeLessThanOrEqual(mostMinor);
    }));

  it("says who bears it in whole percents, 100 together", () =>
    inAnyLife((_state, events) => {
      for (const event of events) {
        if (event.type !== "RefundOrdered" && event.type !== "LiabilitySettled") continue;
        const { shares } = event.data;
        if (shares !== undefined) expect(sum(shares.map(({ sharePercent }) => sharePercent))).toBe(100);
      }
    }));

  it("that was provisional has somebody who bears it once the case is settled", () =>
    inAnyLife((state) => {
      if (state.status !== "settling" && state.status !== "closed") return;
      if (state.closeReason === "SUPERSEDED_BY_CHARGEBACK") return;
      expect(state.refunds.every(({ liabilitySettled }) => liabilitySettled)).toBe(true);
    }));
});

type Grouping = readonly (readonly RequestedUnit[])[];

const groupings: fc.Arbitrary<Grouping> = anyRequest.chain(({ units }) =>
  fc
    .array(fc.nat(2), { minLength: units.length, maxLength: units.length })
    .map((places) =>
      [0, 1, 2].map((group) => units.filter((_, index) => places[index] === group)).filter((group) => group.length > 0),
    ),
);

const refundOf = (units: readonly RequestedUnit[], id: number): readonly EventOf<"RefundOrdered">["data"][] => {
  const opening = request({}, { units: [...units], returnId: idOf("ret_", id) });
  const at = (hours: number) => addMs(requestedAt, hours * 3_600_000);
  const steps = [
    opening,
    handOver(at(1)),
    scan("delivered", at(2)),
    command("RecordInspection", actors.seller, {
      at: at(3),
      refundId: refundId(id),
      lines: units.map(({ value: { lineId, unitNo }, reason }) => ({
        lineId,
        unitNo,
        result: "accepted" as const,
        deductions: [],
        evidenceIds: [],
        disposition: reason === "SUSPECTED_COUNTERFEIT" ? ("quarantine" as const) : ("restock" as const),
      })),
    } satisfies Omit<CommandOf<"RecordInspection">, "type" | "actor" | "calendar"> & object),
  ];
  let state: Return | undefined;
  const events: ReturnEvent[] = [];
  for (const step of steps) {
    const decision = returns.decide(state, step);
    if (decision.outcome === "refused") throw new Error(JSON.stringify(decision.refusal));
    state = decision.events.reduce(returns.evolve, state);
    events.push(...decision.events);
  }
  return ordersIn(events);
};

describe("returning all units", () => {
  it("in any grouping refunds exactly what was paid, in every component", () =>
    fc.assert(
      fc.property(groupings, (groups) => {
        const refunded = groups.flatMap((units, index) => refundOf(units, index + 1)).flatMap(({ units }) => units);
        const paid = groups.flat().map(({ value }) => value.paid);
        for (const component of ["item", "tax", "shipping", "shipping_tax", "fee"] as const) {
          expect(sum(refunded.map(({ amounts }) => amounts[component]))).toBe(sum(paid.map((part) => part[component])));
        }
      }),
      { numRuns: 300 },
    ));
});
