import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import type { LineFacts } from "../../../domain/policies/index.ts";
import { judge, lineFacts, requestFacts } from "./request-facts.ts";

const lines = (...changes: readonly Partial<LineFacts>[]) =>
  changes.map((change, index) => lineFacts({ lineId: `line-${index + 1}`, ...change }));

const late = { requestedAt: instant("2026-03-12T12:00:00Z") };

describe("a request with several lines", () => {
  it("takes the most cautious verdict, timing and evidence, and the payer who is kinder to the buyer", () => {
    const facts = requestFacts({
      ...late,
      lines: lines({ reason: "CHANGED_MIND", valueMinor: 100 }, { reason: "WRONG_ITEM", valueMinor: 100 }),
    });
    const { terms, declinedLines, separateLines } = judge("BR", facts);
    expect(terms).toMatchObject({
      verdict: "ask_seller",
      fault: "UNDETERMINED",
      returnNeeded: true,
      returnShippingPayer: "seller",
      outboundShippingRefund: "share",
      refundTiming: "AFTER_INSPECTION",
      evidencePhotosMin: 2,
      commissionReturned: true,
      windowEndsAt: "2026-03-18T02:59:59.999Z",
    });
    expect(terms.explanation.map(({ ruleId }) => ruleId)).toEqual([
      "br.change-of-mind",
      "br.fault",
      "br.shipping-whole-order",
      "br.refund-at-first-scan",
    ]);
    expect([declinedLines, separateLines]).toEqual([[], []]);
  });

  it("lets an agent look at all of it when one line needs that", () => {
    const facts = requestFacts({ lines: lines({ reason: "DEFECTIVE" }, { reason: "SUSPECTED_COUNTERFEIT" }) });
    expect(judge("BR", facts).terms).toMatchObject({ verdict: "ask_agent", fault: "SELLER" });
  });

  it("names a rule once that fired for several lines", () => {
    const facts = requestFacts({ lines: lines({ reason: "DEFECTIVE" }, { reason: "DEFECTIVE" }) });
    const ids = judge("BR", facts).terms.explanation.map(({ ruleId }) => ruleId);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("leaves a line that is refused out of the terms and names it", () => {
    const excluded = { flags: ["custom_made"], exclusionDisclosed: true };
    const { terms, declinedLines, lines: each } = judge("EU", requestFacts({ lines: lines(excluded, {}) }));
    expect(terms).toMatchObject({ verdict: "approve", statutory: true });
    expect(declinedLines).toEqual(["line-1"]);
    expect(terms.explanation.map(({ ruleId }) => ruleId)).not.toContain("eu.withdrawal-excluded");
    expect(each[0]?.granted.explanation).toMatchObject([{ ruleId: "eu.withdrawal-excluded" }]);
  });

  it("is declined when every line is, with the reason of each", () => {
    const excluded = { flags: ["custom_made"], exclusionDisclosed: true };
    const { terms, declinedLines } = judge(
      "EU",
      requestFacts({
        lines: lines(excluded, { reason: "NOT_RECEIVED" }),
        requestedAt: instant("2026-03-03T10:00:00Z"),
      }),
    );
    expect(terms.verdict).toBe("decline");
    expect(declinedLines).toEqual(["line-1", "line-2"]);
    expect(terms.explanation.map(({ ruleId }) => ruleId)).toEqual(["eu.withdrawal-excluded", "eu.not-received-wait"]);
  });

  it("never lets a withdrawal by law wait for the answer to another line", () => {
    const { terms, separateLines } = judge("BR", requestFacts({ lines: lines({ reason: "DEFECTIVE" }, {}) }));
    expect(terms).toMatchObject({ verdict: "approve", statutory: true, evidencePhotosMin: 0, fault: "BUYER" });
    expect(separateLines).toEqual(["line-1"]);
  });

  it("counts tiers by the value of the whole request", () => {
    const parts = [
      { reason: "DEFECTIVE", valueMinor: 3_000 } as const,
      { reason: "DEFECTIVE", valueMinor: 3_000 } as const,
    ];
    expect(judge("BR", requestFacts({ lines: lines(...parts) })).terms.returnNeeded).toBe(true);
    expect(judge("BR", requestFacts({ lines: lines(parts[0] ?? {}) })).terms.returnNeeded).toBe(false);
  });

  it("lets the payer be the one of the lines that do come back", () => {
    const facts = requestFacts({ ...late, lines: lines({ reason: "CHANGED_MIND" }, { reason: "EMPTY_PARCEL" }) });
    expect(judge("BR", facts).terms).toMatchObject({ returnNeeded: true, returnShippingPayer: "buyer" });
  });

  it("keeps the facts that the rules read beside each line", () => {
    const [line] = judge("BR", requestFacts()).lines;
    expect(line?.facts).toMatchObject({
      reason: "CHANGED_MIND",
      delivered: true,
      daysSinceDelivery: 2,
      lateByDays: 0,
      inWindow: { withdrawal: true, changeOfMind: true, notAsDescribed: true, notReceived: true, guarantee: true },
    });
  });
});
