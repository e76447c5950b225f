import { describe, expect, it } from "vitest";
import { type DecisionRow, type ReviewRow, reviewRowOf } from "../../../domain/quality-reviews/figures/rows.ts";
import { summariseQuality } from "../../../domain/quality-reviews/figures/summarise.ts";
import { opened, playedReview, RIGHT, reviews, WRONG } from "../../support/quality-reviews.ts";

const TERMS = { smallCellBelow: 5, clarifyBelowAlpha: 0.67 };

const decision = (number: number, rest: object = {}): DecisionRow =>
  ({
    decisionId: `dec_${number}`,
    day: "2026-03-10",
    market: "BR",
    agentId: "ana",
    reasonCode: "GOODWILL",
    isOverride: number % 2 === 0,
    ...rest,
  }) as DecisionRow;

const review = (number: number, ratings: ReviewRow["ratings"], rest: object = {}): ReviewRow =>
  ({
    decisionId: `dec_${number}`,
    day: "2026-03-10",
    reasonCode: "GOODWILL",
    because: ["random"],
    status: "settled",
    ratings,
    verdict: RIGHT,
    ...rest,
  }) as ReviewRow;

const many = <Row>(count: number, of: (number: number) => Row): readonly Row[] =>
  Array.from({ length: count }, (_, index) => of(index));

const empty = { decisions: [], reviews: [], overturned: new Set<string>() };

describe("the figures", () => {
  it("tell how often decisions were overturned and left the proposal, by reason and agent, and not of a few", () => {
    const decisions = [
      ...many(10, decision),
      ...many(4, (number) => decision(100 + number, { agentId: "bo", reasonCode: "SAFETY" })),
    ];
    const told = summariseQuality({ ...empty, decisions, overturned: new Set(["dec_0", "dec_1", "dec_100"]) }, TERMS);
    expect(told.decisions).toBe(14);
    expect(told.overturnedByAgent).toEqual([
      { key: "ana", share: { decisions: 10, share: 0.2, from: 0.0567, to: 0.5098 } },
      { key: "bo", share: "hidden" },
    ]);
    expect(told.overturnedByReason.map(({ key }) => key)).toEqual(["GOODWILL", "SAFETY"]);
    expect(told.overridesByReason[0]).toMatchObject({ key: "GOODWILL", share: { share: 0.5 } });
  });

  it("name a reason on which reviewers do not agree, and only where enough were rated", () => {
    const agreeing = many(6, (number) => review(number, number < 3 ? ["none", "none"] : ["technical", "technical"]));
    const differing = many(6, (number) =>
      review(number, number < 3 ? ["none", "technical"] : ["technical", "technical"], { reasonCode: "SAFETY" }),
    );
    const few = many(4, (number) => review(number, ["none", "technical"], { reasonCode: "FRAUD_CLEARED" }));
    const alike = many(6, (number) => review(number, ["none", "none"], { reasonCode: "SYSTEM_ERROR" }));
    expect(
      summariseQuality({ ...empty, reviews: [...agreeing, ...differing, ...few, ...alike] }, TERMS).agreement,
    ).toEqual([
      { reasonCode: "FRAUD_CLEARED", alpha: "hidden", clarify: false },
      { reasonCode: "GOODWILL", alpha: 1, clarify: false },
      { reasonCode: "SAFETY", alpha: expect.any(Number), clarify: true },
      { reasonCode: "SYSTEM_ERROR", alpha: undefined, clarify: false },
    ]);
  });

  it("tell what reviews found; a class of few errors is hidden with another that would give it away", () => {
    const settled = [
      ...many(12, (number) => review(number, [])),
      ...many(2, (number) => review(20 + number, [], { verdict: WRONG })),
    ];
    const { found, reviews: standing, sampled } = summariseQuality({ ...empty, reviews: settled }, TERMS);
    expect(found).toMatchObject({
      verdicts: 14,
      decisionCorrect: { share: 0.8571 },
      noticeQuality: 3.7143,
      severityCorrect: "hidden",
    });
    const classes = found === "hidden" ? [] : found.errorClasses.filter(({ count }) => count === "hidden");
    expect(classes.map(({ code }) => code)).toContain("false_negative");
    expect(classes.length).toBeGreaterThan(1);
    expect(standing[2]).toEqual({ status: "settled", count: 14 });
    expect(sampled[0]).toEqual({ because: "random", decisions: 14 });
  });

  it("say nothing of fewer than five verdicts", () => {
    expect(summariseQuality({ ...empty, reviews: many(4, (number) => review(number, [])) }, TERMS).found).toBe(
      "hidden",
    );
  });
});

describe("what is kept of a review", () => {
  it("is what two said who did not see each other, and not what the senior said", () => {
    const blind = playedReview(opened(), ...reviews("ana"));
    expect(reviewRowOf(blind).ratings).toEqual([]);
    const settled = playedReview(opened(), ...reviews("ana"), ...reviews("bo", WRONG), ...reviews("senior-1", WRONG));
    expect(reviewRowOf(settled)).toMatchObject({
      ratings: ["none", "false_negative"],
      verdict: WRONG,
      status: "settled",
    });
  });
});
