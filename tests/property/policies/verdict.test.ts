import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { ReturnTerms } from "../../../domain/kernel/terms.ts";
import { evaluateRequest, Market, type RequestFacts } from "../../../domain/policies/index.ts";
import { anyRequest } from "../../support/any-request.ts";

const market = fc.constantFrom(...Market.options);

const judged = (name: Market, facts: RequestFacts) => evaluateRequest(policyFor(name), facts, calendarOf(name));

describe("whatever the facts", () => {
  it("a request gets one verdict with at least one rule, in terms that the kernel knows", () => {
    fc.assert(
      fc.property(market, anyRequest, (name, facts) => {
        const { terms, lines, declinedLines, separateLines } = judged(name, facts);
        expect(ReturnTerms.safeParse(terms).error).toBeUndefined();
        expect(lines.map(({ lineId }) => lineId)).toEqual(facts.lines.map(({ lineId }) => lineId));
        for (const { granted } of lines) expect(granted.explanation.length).toBeGreaterThan(0);
        expect(terms.verdict === "decline").toBe(declinedLines.length === lines.length);
        expect(declinedLines.filter((id) => separateLines.includes(id))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("a withdrawal by law is never sent to the seller, and asks for no photo and no restocking fee", () => {
    fc.assert(
      fc.property(market, anyRequest, (name, facts) => {
        const { terms, lines } = judged(name, facts);
        for (const { granted } of [...lines, { granted: terms }].filter((each) => each.granted.statutory))
          expect(granted).toMatchObject({ verdict: "approve", evidencePhotosMin: 0 });
        if (terms.statutory) expect(terms.limits.restockingFeeMaxPercent).toBe(0);
        if (lines.some(({ granted }) => granted.statutory)) expect(terms.statutory).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("only a trader owes it, only to a consumer, and never in the US", () => {
    fc.assert(
      fc.property(market, anyRequest, (name, facts) => {
        if (!judged(name, facts).terms.statutory) return;
        expect(name).not.toBe("US");
        expect([facts.seller.legalStatus, facts.buyer.kind]).toEqual(["trader", "consumer"]);
      }),
      { numRuns: 400 },
    );
  });

  it("money waits for a parcel exactly when one must come", () => {
    fc.assert(
      fc.property(market, anyRequest, (name, facts) => {
        const { terms } = judged(name, facts);
        expect(terms.refundTiming === "RETURNLESS").toBe(!terms.returnNeeded);
      }),
      { numRuns: 400 },
    );
  });

  it("the same facts get the same answer", () => {
    fc.assert(
      fc.property(market, anyRequest, (name, facts) => {
        expect(judged(name, facts)).toEqual(judged(name, structuredClone(facts)));
      }),
      { numRuns: 100 },
    );
  });
});
