import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { fromEpochMs, type Instant } from "../../../domain/kernel/instant.ts";
import { BuyerReason } from "../../../domain/kernel/reasons.ts";
import { ReturnTerms } from "../../../domain/kernel/terms.ts";
import {
  evaluateRequest,
  type LineFacts,
  LineFlag,
  Market,
  type RequestFacts,
} from "../../../domain/policies/index.ts";

// Inside the years of the calendars, with room for the longest window.
const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: Date.UTC(2016, 1, 1), max: Date.UTC(2028, 0, 1) })
  .map((ms) => fromEpochMs(ms));

const maybeMoment = fc.option(moment, { nil: undefined });

const line: fc.Arbitrary<LineFacts> = fc
  .record({
    reason: fc.constantFrom(...BuyerReason.options),
    category: fc.string(),
    flags: fc.array(fc.oneof(fc.constantFrom(...LineFlag.options), fc.string()), { maxLength: 4 }),
    exclusionDisclosed: fc.boolean(),
    valueMinor: fc.oneof(fc.nat(), fc.maxSafeNat()),
    photos: fc.nat({ max: 20 }),
    shipped: fc.boolean(),
    deliveryProven: fc.boolean(),
    deliveredAt: maybeMoment,
    promisedAt: maybeMoment,
  })
  .map(({ deliveredAt, promisedAt, ...facts }) => ({
    ...facts,
    lineId: "line",
    ...(deliveredAt && { deliveredAt }),
    ...(promisedAt && { promisedAt }),
  }));

const request: fc.Arbitrary<RequestFacts> = fc
  .record({
    requestedAt: moment,
    legalStatus: fc.constantFrom("trader" as const, "private" as const),
    kind: fc.constantFrom("consumer" as const, "business" as const),
    priorReturnless: fc.nat({ max: 10 }),
    withdrawalInformed: fc.boolean(),
    wholeOrder: fc.boolean(),
    // Half of the requests come soon after the delivery, where the rules differ most.
    sinceDeliveryMs: fc.option(fc.oneof(fc.nat({ max: 40 * 86_400_000 }), fc.nat({ max: 2 ** 31 })), {
      nil: undefined,
    }),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  })
  .map(({ legalStatus, kind, priorReturnless, sinceDeliveryMs, lines, ...facts }) => ({
    ...facts,
    seller: { legalStatus },
    buyer: { kind, priorReturnless },
    ...(sinceDeliveryMs !== undefined && {
      lastDeliveredAt: fromEpochMs(Math.max(Date.UTC(2016, 1, 1), Date.parse(facts.requestedAt) - sinceDeliveryMs)),
    }),
    lines: lines.map((each, index) => ({ ...each, lineId: `line-${index + 1}` })),
  }));

const market = fc.constantFrom(...Market.options);

const judged = (name: Market, facts: RequestFacts) => evaluateRequest(policyFor(name), facts, calendarOf(name));

describe("whatever the facts", () => {
  it("a request gets one verdict with at least one rule, in terms that the kernel knows", () => {
    fc.assert(
      fc.property(market, request, (name, facts) => {
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
      fc.property(market, request, (name, facts) => {
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
      fc.property(market, request, (name, facts) => {
        if (!judged(name, facts).terms.statutory) return;
        expect(name).not.toBe("US");
        expect([facts.seller.legalStatus, facts.buyer.kind]).toEqual(["trader", "consumer"]);
      }),
      { numRuns: 400 },
    );
  });

  it("money waits for a parcel exactly when one must come", () => {
    fc.assert(
      fc.property(market, request, (name, facts) => {
        const { terms } = judged(name, facts);
        expect(terms.refundTiming === "RETURNLESS").toBe(!terms.returnNeeded);
      }),
      { numRuns: 400 },
    );
  });

  it("the same facts get the same answer", () => {
    fc.assert(
      fc.property(market, request, (name, facts) => {
        expect(judged(name, facts)).toEqual(judged(name, structuredClone(facts)));
      }),
      { numRuns: 100 },
    );
  });
});
