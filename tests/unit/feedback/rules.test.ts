import { describe, expect, it } from "vitest";
import { isoWeekOf, outcomeFor, questionsFor } from "../../../domain/feedback/index.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { CloseReason } from "../../../domain/returns/index.ts";
import { terms } from "../../support/surveys.ts";

describe("an end was", () => {
  it.each([
    ["REFUNDED_FULL", 100, "won", "lost"],
    // A label that the buyer chose is taken off and makes no defeat of it.
    ["REFUNDED_FULL", 90, "won", "lost"],
    ["RETURNLESS", 100, "won", "lost"],
    ["DECIDED_BUYER", 100, "won", "lost"],
    ["REFUNDED_PARTIAL", 40, "partial", "partial"],
    ["DECIDED_SPLIT", 40, "partial", "partial"],
    ["EXCHANGED", 0, "won", "lost"],
    ["INELIGIBLE", 0, "lost", "won"],
    ["REJECTED_UNCHALLENGED", 0, "lost", "won"],
    ["DECIDED_SELLER", 0, "lost", "won"],
    // Paid provisionally, and then decided against.
    ["DECIDED_SELLER", 100, "lost", "won"],
  ])("%s with %i of 100 is %s for the buyer and %s for the seller", (closeReason, refundedMinor, buyer, seller) => {
    const ending = { closeReason, claimedMinor: 100, refundedMinor };
    expect([outcomeFor("buyer", ending), outcomeFor("seller", ending)]).toEqual([buyer, seller]);
  });

  it.each([
    ["platform", "won"],
    ["carrier", "won"],
    ["seller", "lost"],
  ])("a contest that the %s pays for is %s for the seller, and nothing to the buyer", (contestPayer, outcome) => {
    const ending = { closeReason: "RETURNLESS", claimedMinor: 100, refundedMinor: 100, contestPayer };
    expect([outcomeFor("seller", ending), outcomeFor("buyer", ending)]).toEqual([outcome, "won"]);
  });
});

describe("what is asked", () => {
  const nothing = { agent_decision: false, contest: false };

  it.each([
    ["seller", { ...nothing, agent_decision: true }, true],
    ["seller", { ...nothing, contest: true }, true],
    ["seller", nothing, false],
    ["buyer", { agent_decision: true, contest: true }, false],
  ] as const)("a %s after %j of fairness: %s", (party, happened, isAsked) => {
    expect(questionsFor(terms, party, happened)).toEqual(["CSAT", "CES", ...(isAsked ? ["PROCESS_FAIRNESS"] : [])]);
  });
});

it("the ends after which nobody is asked are ends", () => {
  const reasons: readonly string[] = CloseReason.options;
  expect(terms.notAskedAfter.filter((reason) => !reasons.includes(reason))).toEqual([]);
});

it("every figure of the rules has its source", () => {
  const {
    sources,
    channels: _channels,
    callBack: _callBack,
    smallCellBelow: _below,
    sampling: _sampling,
    ...rest
  } = terms;
  expect(Object.keys(sources)).toEqual(expect.arrayContaining(Object.keys(rest)));
});

describe("the ISO week of", () => {
  it.each([
    ["2026-01-01T00:00:00Z", "2026-W01"],
    ["2026-03-10T12:00:00Z", "2026-W11"],
    ["2026-12-31T23:59:59Z", "2026-W53"],
    ["2027-01-03T23:59:59Z", "2026-W53"],
    ["2027-01-04T00:00:00Z", "2027-W01"],
    ["2024-12-30T00:00:00Z", "2025-W01"],
  ])("%s is %s", (at, week) => {
    expect(isoWeekOf(instant(at))).toBe(week);
  });
});
