import { describe, expect, it } from "vitest";
import { policyFor } from "../../../../adapters/policies/policies.ts";
import type { RecordedDecision } from "../../../../domain/policies/backtest/index.ts";
import { costOfDecision, type GrantedSummary, moneyMoved } from "../../../../domain/policies/backtest/index.ts";
import { mustRecord } from "../../../support/recorded-decisions.ts";
import { unitValue } from "../../../support/returns.ts";
import { requestFacts } from "../request-facts.ts";

// 100.00 paid: 80.00 goods, 10.00 tax that the platform holds, 8.00 and 1.00 for shipping, 1.00 fee; commission 12.00.
const values = [unitValue()];
const base = mustRecord(policyFor("GB"), requestFacts(), { values });

const plain: Partial<GrantedSummary> = {
  verdict: "approve",
  fault: "SELLER",
  returnNeeded: true,
  returnShippingPayer: "seller",
  outboundShippingRefund: "full",
  commissionReturned: false,
  sellerAdminFeePercent: 0,
  returnLabelCostMinor: 500,
  platformAbsorbsUndeterminedUpToMinor: 0,
};
const granted = (changes: Partial<GrantedSummary> = {}): GrantedSummary => ({ ...base.granted, ...plain, ...changes });
const recorded = (changes: Partial<GrantedSummary> = {}): RecordedDecision => ({ ...base, granted: granted(changes) });

const none = { buyer: 0, seller: 0, platform: 0, carrier: 0, others: 0 };

describe("who gains and who bears a refund of one unit in full", () => {
  it.each<[string, Partial<GrantedSummary>, number, object]>([
    [
      "the seller's fault, the seller's label",
      {},
      10_000,
      { buyer: 10_000, seller: -9_400, carrier: 500, others: -1_100 },
    ],
    [
      "the buyer's fault, the buyer's label, taken out of the refund",
      { fault: "BUYER", returnShippingPayer: "buyer" },
      9_500,
      { buyer: 9_500, seller: -8_860, platform: -95, carrier: 500, others: -1_045 },
    ],
    [
      "the buyer's fault, commission back less a tenth",
      { fault: "BUYER", commissionReturned: true, sellerAdminFeePercent: 10, returnNeeded: false },
      10_000,
      { buyer: 10_000, seller: -7_720, platform: -1_180, others: -1_100 },
    ],
    [
      "the carrier's fault, a label of the platform",
      { fault: "CARRIER", returnShippingPayer: "platform" },
      10_000,
      { buyer: 10_000, carrier: -8_900, others: -1_100 },
    ],
    [
      "the platform's fault, no shipping",
      { fault: "PLATFORM", outboundShippingRefund: "none", returnNeeded: false },
      9_100,
      { buyer: 9_100, platform: -8_100, others: -1_000 },
    ],
    [
      "nobody's fault, of which the platform absorbs half",
      { fault: "UNDETERMINED", returnNeeded: false, platformAbsorbsUndeterminedUpToMinor: 4_450 },
      10_000,
      { buyer: 10_000, seller: -2_225, platform: -6_675, others: -1_100 },
    ],
  ])("%s", (_what, changes, refundMinor, expected) => {
    const cost = costOfDecision(base, granted(changes), base.lines, refundMinor);
    expect(cost.buyer).toBe(refundMinor);
    expect(Object.values(cost).reduce((sum, minor) => sum + minor, 0)).toBe(0);
    expect(cost).toEqual({ ...none, ...expected });
  });

  it("paying nothing costs nobody anything", () => {
    expect(costOfDecision(base, granted(), base.lines, 0)).toEqual(none);
  });
});

const moved = (before: Partial<GrantedSummary>, after: Partial<GrantedSummary>, refundedMinor?: number) => {
  const record = recorded(before);
  const next = granted(after);
  const end = refundedMinor === undefined ? undefined : { refundedMinor };
  const { range, expectation } = moneyMoved(
    record,
    { granted: next, parts: [{ granted: next, lines: record.lines }] },
    end,
  ).moved;
  return { buyer: [range.least.buyer, range.most.buyer], expectation };
};

describe("what a changed decision moves for the buyer", () => {
  it.each<[string, Partial<GrantedSummary>, Partial<GrantedSummary>, number | undefined, readonly [number, number]]>([
    ["refused instead of approved", {}, { verdict: "decline" }, undefined, [-10_000, -10_000]],
    ["approved instead of refused", { verdict: "decline" }, {}, undefined, [10_000, 10_000]],
    ["the seller is asked instead", {}, { verdict: "ask_seller" }, undefined, [-10_000, 0]],
    ["nobody is asked any more", { verdict: "ask_seller" }, {}, undefined, [0, 10_000]],
    ["nobody is asked any more, and the seller had said yes", { verdict: "ask_seller" }, {}, 10_000, [0, 0]],
    ["nobody is asked any more, and the seller had said no", { verdict: "ask_seller" }, {}, 0, [0, 10_000]],
    [
      "an agent instead of the seller",
      { verdict: "ask_seller" },
      { verdict: "ask_agent" },
      undefined,
      [-10_000, 10_000],
    ],
    ["the buyer pays the label", {}, { returnShippingPayer: "buyer" }, undefined, [-500, -500]],
    ["the buyer pays the label of what was never sent", {}, { returnShippingPayer: "buyer" }, 0, [0, 0]],
    [
      "the buyer pays the label if the seller says yes, as before",
      { verdict: "ask_seller" },
      { verdict: "ask_seller", returnShippingPayer: "buyer" },
      undefined,
      [-500, 0],
    ],
    [
      "the same, and the seller had given half",
      { verdict: "ask_seller" },
      { verdict: "ask_seller", returnShippingPayer: "buyer" },
      5_000,
      [-250, -250],
    ],
    ["shipping is kept", {}, { outboundShippingRefund: "none" }, undefined, [-900, -900]],
    ["only who bears it differs", {}, { fault: "PLATFORM" }, undefined, [0, 0]],
  ])("%s", (_what, before, after, end, expected) => {
    expect(moved(before, after, end).buyer).toEqual(expected);
  });

  it("expects an asked case to be paid as often as those with its verdict are", () => {
    const { expectation } = moved({}, { verdict: "ask_agent" });
    expect(expectation.known.buyer).toBe(-10_000);
    expect(expectation.asOftenAs.ask_agent.buyer).toBe(10_000);
    expect(expectation.asOftenAs.ask_seller.buyer).toBe(0);
  });
});
