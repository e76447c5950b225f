import { describe, expect, it } from "vitest";
import type { LineFacts, RequestFacts } from "../../../domain/policies/index.ts";
import { notYetCome, requestFacts, rulesOf, termsOf } from "./request-facts.ts";

const remorse = ["CHANGED_MIND", "NO_LONGER_NEEDED", "ORDERED_BY_MISTAKE", "SIZE_OR_FIT", "BETTER_PRICE"] as const;
const markets = ["BR", "MX", "KR", "EU", "GB"] as const;

describe("what a withdrawal by law grants", () => {
  it.each([
    ["BR", "seller", "IMMEDIATE", "full", "share", 0],
    ["MX", "buyer", "AFTER_INSPECTION", "none", "none", 0],
    ["KR", "buyer", "AT_DELIVERY_SCAN", "full", "none", 50],
    ["EU", "buyer", "AT_FIRST_SCAN", "full", "none", 100],
    ["GB", "buyer", "AT_FIRST_SCAN", "full", "none", 100],
  ])(
    "%s: %s pays to send back, money %s, outbound %s or %s in part",
    (market, payer, timing, whole, part, lossPercent) => {
      const terms = termsOf(market, requestFacts({ wholeOrder: true }));
      expect(terms).toMatchObject({
        policy: { id: `returns-${market}`, version: 1 },
        fault: "BUYER",
        returnNeeded: true,
        returnShippingPayer: payer,
        refundTiming: timing,
        outboundShippingRefund: whole,
        limits: { restockingFeeMaxPercent: 0, diminishedValueMaxPercent: lossPercent },
      });
      expect(termsOf(market, requestFacts({ wholeOrder: false })).outboundShippingRefund).toBe(part);
    },
  );

  it.each(
    markets.flatMap((market) =>
      [...remorse, "WITHDRAWAL_STATUTORY" as const].map((reason) => [market, reason] as const),
    ),
  )("%s: needs no reason, so %s is one as well", (market, reason) => {
    expect(termsOf(market, requestFacts({}, { reason }))).toMatchObject({ verdict: "approve", statutory: true });
  });

  it.each<[string, Partial<RequestFacts>]>([
    ["a private seller", { seller: { legalStatus: "private" } }],
    ["a business buyer", { buyer: { kind: "business", priorReturnless: 0 } }],
  ])("does not bind %s, who is asked under the platform's own policy", (_, changes) => {
    for (const market of markets) {
      const terms = termsOf(market, requestFacts(changes, { reason: "WITHDRAWAL_STATUTORY" }));
      expect(terms).toMatchObject({ verdict: "ask_seller", statutory: false, limits: { restockingFeeMaxPercent: 15 } });
    }
  });

  it("needs no parcel back where none was sent", () => {
    const terms = termsOf("EU", notYetCome(0, { shipped: false }));
    expect(terms).toMatchObject({
      verdict: "approve",
      statutory: true,
      returnNeeded: false,
      refundTiming: "RETURNLESS",
    });
    expect(rulesOf(terms)).toEqual(["withdrawal", "withdrawal-whole-order", "nothing-sent"]);
  });

  it("names the law of every rule that fired", () => {
    expect(termsOf("BR", requestFacts()).explanation).toEqual([
      {
        ruleId: "br.withdrawal",
        citation: "Código de Defesa do Consumidor Art. 49; Decreto 7.962/2013 Art. 5",
        article: "withdrawal#right",
        sentence: "rule.withdrawal.approved_seller_pays",
      },
      expect.objectContaining({ ruleId: "br.withdrawal-timing" }),
      expect.objectContaining({ ruleId: "br.withdrawal-whole-order" }),
    ]);
  });
});

describe("what cannot be withdrawn from", () => {
  const told: Partial<LineFacts> = { exclusionDisclosed: true };

  it.each([
    ["EU", "custom_made", "withdrawal-excluded"],
    ["EU", "perishable", "withdrawal-excluded"],
    ["EU", "digital_started", "withdrawal-excluded"],
    ["GB", "newspaper", "withdrawal-excluded"],
    ["GB", "mixed_inseparably", "withdrawal-excluded"],
    ["KR", "custom_made", "withdrawal-excluded"],
    ["MX", "dated_service", "withdrawal-excluded"],
    ["US", "final_sale", "excluded"],
  ])("%s: %s, once the buyer was told before the purchase", (market, flag, rule) => {
    const terms = termsOf(market, requestFacts({}, { ...told, flags: [flag] }));
    expect(terms.verdict).toBe("decline");
    expect(rulesOf(terms)).toEqual([rule]);
  });

  it.each([
    ["EU", "custom_made"],
    ["GB", "perishable"],
    ["KR", "perishable"],
  ])("%s: %s can be, where nobody proved that the buyer was told", (market, flag) => {
    expect(termsOf(market, requestFacts({}, { flags: [flag] })).statutory).toBe(true);
  });

  it.each([...markets])("%s: a final sale never stands against the law", (market) => {
    expect(termsOf(market, requestFacts({}, { ...told, flags: ["final_sale"] })).statutory).toBe(true);
  });

  it("nothing is excluded in Brazil, whose law names no exclusion", () => {
    const flags = ["custom_made", "perishable", "hygiene_sealed", "final_sale"];
    expect(termsOf("BR", requestFacts({}, { ...told, flags })).statutory).toBe(true);
  });

  it.each(["EU", "GB", "KR"])("%s: sealed goods may come back, and the seal is looked at first", (market) => {
    const terms = termsOf(market, requestFacts({}, { ...told, flags: ["hygiene_sealed"] }));
    expect(terms).toMatchObject({ verdict: "approve", statutory: true, refundTiming: "AFTER_INSPECTION" });
    expect(rulesOf(terms)).toContain("withdrawal-sealed");
  });

  it("a flag that no rule knows changes nothing", () => {
    expect(termsOf("EU", requestFacts({}, { ...told, flags: ["glow_in_the_dark"] })).statutory).toBe(true);
  });
});
