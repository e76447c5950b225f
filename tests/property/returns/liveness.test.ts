import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMs, type Instant, latest } from "../../../domain/kernel/instant.ts";
import { type Return, type ReturnCommand, returns, unitClaimsOf, wakeAt } from "../../../domain/returns/index.ts";
import { anyMoves, anyRequest, walk } from "../../support/return-walk.ts";
import { actors, command, ring } from "../../support/returns.ts";

const next = (state: Return, sent: ReturnCommand): Return => {
  const decision = returns.decide(state, sent);
  if (decision.outcome === "refused") throw new Error(`${sent.type}: ${JSON.stringify(decision.refusal)}`);
  return decision.events.reduce((current, event) => returns.evolve(current, event) as Return, state);
};

const won = (state: Return, at: Instant): ReturnCommand | undefined =>
  state.suspended &&
  command("RecordChargeback", actors.payment_provider, {
    at,
    chargebackId: state.suspended.chargebackId,
    phase: "won",
  });

const refunded = (state: Return, at: Instant): ReturnCommand | undefined => {
  const open = state.refunds.find(({ outcome }) => outcome === undefined);
  return (
    open &&
    command("RecordRefundOutcome", actors.system, {
      at,
      refundId: open.refundId,
      outcome: "paid",
      refundedMinor: open.amountMinor,
    })
  );
};

/** Nobody does anything any more: banks and gateways report, and the clock rings. */
const leftAlone = (start: Return, from: Instant): Return => {
  let state = start;
  let at = from;
  for (let step = 0; step < 40; step += 1) {
    const wake = wakeAt(state);
    const sent =
      won(state, at) ?? refunded(state, at) ?? (wake === undefined ? undefined : ring(latest(at, wake), 800 + step));
    if (sent === undefined) return state;
    at = sent.at;
    state = next(state, sent);
  }
  throw new Error(`still not at rest: ${state.status} ${JSON.stringify(state.clock)}`);
};

describe("a return that everybody leaves alone", () => {
  it("comes to an end by itself, or waits for an agent with the breach recorded and the buyer paid", () =>
    fc.assert(
      fc.property(anyRequest, anyMoves, (opening, moves) => {
        const { state, at } = walk(opening, moves);
        const rest = leftAlone(state, addMs(at, 1));
        if (rest.status === "escalated") {
          expect(rest.breaches.map(({ clock }) => clock)).toContain("platform_decision");
          expect(rest.units.every(({ orderedMinor }) => orderedMinor !== undefined)).toBe(true);
        } else {
          expect(["closed", "withdrawn"]).toContain(rest.status);
          expect(rest.closeReason).toBeDefined();
        }
      }),
      { numRuns: 400 },
    ));
});

describe("the claims on units", () => {
  it("are taken once, let go or used up, and never held by a case that is over", () =>
    fc.assert(
      fc.property(anyRequest, anyMoves, (opening, moves) => {
        const marks = new Map<string, "held" | "refunded">();
        const key = ({ lineId, unitNo }: { lineId: string; unitNo: number }) => `${lineId}#${unitNo}`;
        const { state } = walk(opening, moves, ({ before, events }) => {
          let current = before;
          for (const event of events) {
            const { claim, release, consume } = unitClaimsOf(event, current);
            for (const unit of claim) {
              expect(marks.get(key(unit))).toBeUndefined();
              marks.set(key(unit), "held");
            }
            for (const unit of release) {
              expect(marks.get(key(unit))).toBeDefined();
              marks.delete(key(unit));
            }
            for (const unit of consume) {
              expect(marks.get(key(unit))).toBeDefined();
              marks.set(key(unit), "refunded");
            }
            current = returns.evolve(current, event);
          }
        });
        const isOver = state.status === "closed" || state.status === "withdrawn";
        if (isOver) expect([...marks.values()]).not.toContain("held");
      }),
      { numRuns: 200 },
    ));
});
