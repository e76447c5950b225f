import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Return, type ReturnEvent, returns } from "../../../domain/returns/index.ts";
import { anyMoves, anyRequest, walk } from "../../support/return-walk.ts";
import { compensationTerms } from "../../support/returns.ts";

const isCompensation = ({ type }: ReturnEvent): boolean =>
  type === "CompensationGranted" || type === "CompensationOutcomeRecorded";

const apart = ({ compensations: _left, ...rest }: Return) => rest;

describe("compensation in any life of a return", () => {
  it("changes nothing of the case but what is remembered of it: no unit, no refund, no status, no clock", () =>
    fc.assert(
      fc.property(anyRequest, anyMoves, (opening, moves) => {
        let before: Return | undefined;
        for (const event of walk(opening, moves).events) {
          const after: Return | undefined = returns.evolve(before, event);
          if (before !== undefined && after !== undefined && isCompensation(event))
            expect(apart(after)).toEqual(apart(before));
          before = after;
        }
      }),
      { numRuns: 300 },
    ));

  it("has an id of its own each time, and stays within what a senior agent may give one case", () => {
    let granted = 0;
    fc.assert(
      fc.property(anyRequest, anyMoves, (opening, moves) => {
        const { state } = walk(opening, moves);
        const refundIds = [...state.compensations, ...state.refunds].map(({ refundId }) => refundId);
        expect(new Set(refundIds).size).toBe(refundIds.length);
        const byAgents = state.compensations.filter(
          ({ reason, outcome }) => reason !== "STORE_CREDIT_BONUS" && outcome !== "cancelled",
        );
        granted += byAgents.length;
        const sumMinor = byAgents.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        const known = opening.terms.compensation !== undefined;
        expect(sumMinor).toBeLessThanOrEqual(known ? compensationTerms.seniorCapMinor : 0);
      }),
      { numRuns: 300 },
    );
    expect(granted).toBeGreaterThan(0);
  });
});
