import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../../adapters/policies/calendars.ts";
import { policyFor } from "../../../../adapters/policies/policies.ts";
import { instant } from "../../../../domain/kernel/instant.ts";
import { changedCaseOf, compare, floorsNeeded } from "../../../../domain/policies/backtest/index.ts";
import type { PolicyDocument } from "../../../../domain/policies/index.ts";
import { draftOf, mustRecord } from "../../../support/recorded-decisions.ts";
import { unitValue } from "../../../support/returns.ts";
import { lineFacts, requestFacts } from "../request-facts.ts";

const defaultOf = ({ rules }: PolicyDocument) => {
  const last = rules.at(-1);
  if (last === undefined) throw new Error("a policy ends with a default");
  return last;
};

/** A private seller's goods that nobody wants any more, eight days after they came: no law, only the policy. */
const facts = requestFacts(
  { seller: { legalStatus: "private" }, requestedAt: instant("2026-03-10T12:00:00Z") },
  { reason: "CHANGED_MIND" },
);

type Rule = PolicyDocument["rules"][number];

/** A rule before all others, for whoever shows no photo; it approves unless it says something else. */
const first = (document: PolicyDocument, { outcome, ...rule }: Partial<Rule> = {}): void => {
  const approving = { ...defaultOf(document).outcome, verdict: "approve" as const, returnNeeded: true };
  const before = { ...defaultOf(document), id: "gb.drafted", when: "photos == 0", ...rule };
  document.rules.unshift({ ...before, outcome: { ...approving, ...outcome } });
};

const live = draftOf("GB", (document) => first(document));

const compared = (change: (document: PolicyDocument) => void, refundedMinor?: number) =>
  compare(draftOf("GB", change), mustRecord(live, facts), calendarOf("GB"), () =>
    refundedMinor === undefined ? undefined : { refundedMinor },
  );

describe("a decision beside a draft's", () => {
  it("is no change where the draft says the same", () => {
    expect(compared((document) => first(document)).change).toBeUndefined();
  });

  it.each<[string, Partial<PolicyDocument["rules"][number]["outcome"]>, readonly string[], string]>([
    ["a refusal", { verdict: "decline" }, ["verdict"], "worse"],
    ["an agent", { verdict: "ask_agent" }, ["verdict"], "worse"],
    ["photos", { evidencePhotosMin: 3 }, ["evidence"], "worse"],
    ["no parcel", { returnNeeded: false }, ["return_needed", "refund_timing"], "better"],
    ["money at once", { refundTiming: "IMMEDIATE" }, ["refund_timing"], "better"],
    ["another fault", { fault: "PLATFORM" }, ["fault"], "same"],
  ])("names %s, and what it is to the buyer", (_what, outcome, kinds, buyer) => {
    const { change, record } = compared((document) => first(document, { outcome }));
    expect(record.granted.verdict).toBe("approve");
    expect(change?.kinds).toEqual(kinds);
    expect(change?.effects.buyer).toBe(buyer);
  });

  it("tells other words apart from other terms", () => {
    const { change } = compared((document) => first(document, { id: "gb.reworded" }));
    expect(change).toMatchObject({
      kinds: ["explanation"],
      effects: { buyer: "same", seller: "same", platform: "same" },
    });
    expect(change?.money).toBeUndefined();
  });

  it("stands side by side with its money for people to read", () => {
    const comparison = compared((document) => first(document, { outcome: { verdict: "decline" } }), 8_650);
    const policy = { id: "returns-GB", version: 3, contentHash: "abc" };
    expect(changedCaseOf(comparison, policy)).toMatchObject({
      returnId: comparison.record.returnId,
      before: { policy: { version: 2 }, granted: { verdict: "approve" }, money: { most: { buyer: 8_650 } } },
      after: {
        policy,
        granted: { verdict: "decline", rules: [{ ruleId: "gb.drafted" }] },
        money: { most: { buyer: 0 } },
      },
    });
  });

  it("names the lines that would be no case together any more", () => {
    const lines = [lineFacts(), lineFacts({ lineId: "line-2", category: "shoes" })];
    const values = [unitValue(), unitValue({ lineId: "line-2" })];
    const record = mustRecord(live, { ...facts, lines }, { values });
    const draft = draftOf("GB", (document) => {
      first(document);
      first(document, { id: "gb.shoes", when: 'category == "shoes"', outcome: { verdict: "decline" } });
    });
    const comparison = compare(draft, record, calendarOf("GB"));
    expect(comparison.change?.kinds).toContain("split");
    const changed = changedCaseOf(comparison, { id: "returns-GB", version: 2 });
    expect(changed?.partsAfter?.map(({ lineIds, granted }) => [lineIds, granted.verdict])).toEqual([
      [["line-1"], "approve"],
      [["line-2"], "decline"],
    ]);
    expect(comparison.change?.money?.after.most.buyer).toBe(8_650);
    expect(comparison.change?.money?.moved.range.most.buyer).toBe(-9_100);
    expect(comparison.change?.effects.buyer).toBe("worse");
  });
});

describe("floors that a policy needs", () => {
  it("are named where the draft alone would give less than the law", () => {
    const trader = requestFacts({}, { reason: "WITHDRAWAL_STATUTORY" });
    const draft = draftOf("GB", (document) => first(document, { outcome: { verdict: "decline" } }));
    const { record, after, change } = compare(draft, mustRecord(policyFor("GB"), trader), calendarOf("GB"));
    expect(floorsNeeded(record.granted)).toEqual([]);
    expect(after.verdict).toBe("approve");
    expect(floorsNeeded(after)).toContain("floor.gb.withdrawal");
    expect(change?.kinds).toContain("explanation");
  });
});
