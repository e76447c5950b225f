import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { OutboundShippingRefund, RefundTiming, ReturnShippingPayer, Verdict } from "../../../domain/kernel/terms.ts";
import { coverageOf, isCalledUpon } from "../../../domain/policies/floors/index.ts";
import { type CompiledPolicy, evaluate, evaluateRequest, type RequestFacts } from "../../../domain/policies/index.ts";
import { anyRequest } from "../../support/any-request.ts";
import { allFloors, calendarOfFloor } from "../../unit/policies/floors/all-floors.ts";
import { stingyPolicy } from "../../unit/policies/floors/stingy-policy.ts";

const jurisdictions = [...new Set(allFloors.map(({ id }) => id.slice(6, 8).toUpperCase()))];

/** Any policy with one rule: what matters to a floor is what a policy grants, whichever rules it comes from. */
const policy: fc.Arbitrary<CompiledPolicy> = fc
  .record({
    jurisdiction: fc.constantFrom(...jurisdictions),
    verdict: fc.constantFrom(...Verdict.options),
    returnShippingPayer: fc.constantFrom(...ReturnShippingPayer.options),
    outboundShippingRefund: fc.constantFrom(...OutboundShippingRefund.options),
    refundTiming: fc.constantFrom(...RefundTiming.exclude(["RETURNLESS"]).options),
    evidencePhotosMin: fc.nat({ max: 5 }),
    returnNeeded: fc.boolean(),
  })
  .map(({ jurisdiction, ...outcome }) => stingyPolicy(jurisdiction, outcome));

/** How good each value is for the buyer. */
const worth = {
  verdict: { decline: 0, ask_agent: 1, ask_seller: 1, approve: 2 },
  payer: { buyer: 0, seller: 1, platform: 1 },
  outbound: { none: 0, share: 1, full: 2 },
  timing: { AFTER_INSPECTION: 0, AT_DELIVERY_SCAN: 1, AT_FIRST_SCAN: 2, IMMEDIATE: 3, RETURNLESS: 4 },
} as const;

const judged = (of: CompiledPolicy, facts: RequestFacts) => {
  const calendar = calendarOfFloor({ id: `floor.${of.document.market.toLowerCase()}.any` });
  const [line] = facts.lines;
  if (line === undefined) throw new Error("a request has a line");
  const one = { ...facts, lines: [line] };
  const alone = evaluate(of, one, line, calendar).granted;
  const effective = evaluateRequest(of, one, calendar).terms;
  const defaults = of.reasons.get(line.reason);
  if (defaults === undefined) throw new Error("every reason has defaults");
  const covering = of.floors.filter(
    (floor) => isCalledUpon(floor, defaults) && coverageOf(floor, one, line, calendar).standing === "covered",
  );
  return { alone, effective, covering, facts: one };
};

describe("the effective terms, per field", () => {
  it("are never worse for the buyer than what the policy gives", () => {
    fc.assert(
      fc.property(policy, anyRequest, (of, facts) => {
        const { alone, effective } = judged(of, facts);
        expect(worth.verdict[effective.verdict]).toBeGreaterThanOrEqual(worth.verdict[alone.verdict]);
        expect(worth.payer[effective.returnShippingPayer]).toBeGreaterThanOrEqual(
          worth.payer[alone.returnShippingPayer],
        );
        expect(worth.outbound[effective.outboundShippingRefund]).toBeGreaterThanOrEqual(
          worth.outbound[alone.outboundShippingRefund],
        );
        expect(worth.timing[effective.refundTiming]).toBeGreaterThanOrEqual(worth.timing[alone.refundTiming]);
        expect(effective.evidencePhotosMin).toBeLessThanOrEqual(alone.evidencePhotosMin);
        expect(effective.windowEndsAt >= alone.windowEndsAt).toBe(true);
        expect(Number(effective.returnNeeded)).toBeLessThanOrEqual(Number(alone.returnNeeded));
        const { limits } = of.document;
        expect(effective.limits.restockingFeeMaxPercent).toBeLessThanOrEqual(limits.restockingFeeMaxPercent);
        expect(effective.limits.diminishedValueMaxPercent).toBeLessThanOrEqual(limits.diminishedValueMaxPercent);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are never worse for the buyer than what the law gives", () => {
    let withdrawals = 0;
    fc.assert(
      fc.property(policy, anyRequest, (of, facts) => {
        const { effective, covering, facts: one } = judged(of, facts);
        expect(effective.floors?.map(({ id }) => id)).toEqual(expect.arrayContaining(covering.map(({ id }) => id)));
        for (const floor of covering) {
          if (floor.topic === "fault") expect(effective.verdict).not.toBe("decline");
          else withdrawals += 1;
          const isSellers =
            floor.returnShippingPayer === "seller" ||
            (floor.returnShippingPayer === "buyer_if_informed" && !one.withdrawalInformed);
          if (isSellers) expect(effective.returnShippingPayer).not.toBe("buyer");
          if (floor.topic === "fault") continue;
          expect(effective).toMatchObject({ verdict: "approve", statutory: true, evidencePhotosMin: 0 });
          expect(instant(effective.windowEndsAt) >= one.requestedAt).toBe(true);
          const part = one.wholeOrder ? "wholeOrder" : "partOfOrder";
          const outbound = floor.outboundShippingRefund?.[part] ?? "none";
          expect(worth.outbound[effective.outboundShippingRefund]).toBeGreaterThanOrEqual(worth.outbound[outbound]);
          for (const [code, limit] of [
            ["RESTOCKING_FEE", effective.limits.restockingFeeMaxPercent],
            ["DIMINISHED_VALUE", effective.limits.diminishedValueMaxPercent],
          ] as const) {
            const allowed = floor.deductionsAllowed?.find((each) => each.code === code)?.maxPercent ?? 0;
            if (floor.deductionsAllowed !== null) expect(limit).toBeLessThanOrEqual(allowed);
          }
        }
      }),
      { numRuns: 2_000 },
    );
    expect(withdrawals).toBeGreaterThan(20);
  });

  it("are those of the policy where no floor covers the line", () => {
    fc.assert(
      fc.property(policy, anyRequest, (of, facts) => {
        const { alone, effective, covering } = judged(of, facts);
        fc.pre(covering.length === 0 && alone.verdict !== "decline" && (effective.floors ?? []).length === 0);
        const { explanation: _alone, ...terms } = alone;
        expect(effective).toMatchObject(terms);
      }),
      { numRuns: 500 },
    );
  });

  it("approve nobody by law but consumers who bought of traders", () => {
    fc.assert(
      fc.property(policy, anyRequest, (of, facts) => {
        if (judged(of, facts).effective.statutory)
          expect([facts.seller.legalStatus, facts.buyer.kind]).toEqual(["trader", "consumer"]);
      }),
      { numRuns: 500 },
    );
  });
});
