import { describe, expect, it } from "vitest";
import { GROUPS_MAX, type GroupBy, OTHERS } from "../../../domain/feedback/summary/groups.ts";
import { FeedbackRow, rowOf, suppressionOf } from "../../../domain/feedback/summary/row.ts";
import { summarise } from "../../../domain/feedback/summary/summarise.ts";
import { command, opening, played, subject } from "../../support/surveys.ts";

const BELOW = 5;
let number = 0;

const row = (overrides: object = {}): FeedbackRow =>
  FeedbackRow.parse({
    surveyId: `srv-${++number}`,
    day: "2026-03-11",
    market: "BR",
    party: "buyer",
    sellerId: "seller-1",
    reason: "LATE_DELIVERY",
    outcome: "won",
    policy: { id: "returns-BR", version: 1 },
    variants: {},
    isFraudFlagged: false,
    progress: "expired",
    scores: [],
    ...overrides,
  });

const csat = (score: number) => ({ type: "CSAT", item: "overall", score });
const answer = (score: number, overrides: object = {}) =>
  row({ progress: "answered", scores: [csat(score)], ...overrides });
const answers = (scores: readonly number[], overrides: object = {}) => scores.map((score) => answer(score, overrides));

const tableOf = (rows: readonly FeedbackRow[], groupBy: GroupBy = "market", party = "buyer") =>
  summarise(rows, groupBy, BELOW).find((table) => table.party === party);

describe("a summary", () => {
  it("tells the share of 4 and 5, with how many were asked, answered, let it be or still may", () => {
    const rows = [
      ...answers([5, 4, 3, 1, 5, 4]),
      row(),
      row(),
      row({ progress: "awaiting" }),
      row({ progress: "cancelled" }),
      row({ progress: "invalidated", scores: [csat(1)] }),
    ];
    const table = tableOf(rows);
    expect(table?.total.all).toEqual({
      hidden: false,
      asked: 9,
      answered: 6,
      expired: 2,
      awaiting: 1,
      responseRate: 0.6667,
      scores: { overall: { answers: 6, mean: 3.6667, goodShare: 0.6667 } },
    });
    expect([table?.cancelled, table?.invalidated]).toEqual([1, 1]);
  });

  it("tells effort by mean and share of 5 to 7, and each item of fairness by itself", () => {
    const scores = (effort: number, heard: number) => [
      csat(4),
      { type: "CES", item: "effort", score: effort },
      { type: "PROCESS_FAIRNESS", item: "was_heard", score: heard },
    ];
    const rows = [7, 5, 4, 1, 6].map((effort, index) =>
      row({ party: "seller", progress: "answered", scores: scores(effort, index + 1) }),
    );
    expect(tableOf(rows, "market", "seller")?.total.all).toMatchObject({
      scores: {
        effort: { answers: 5, mean: 4.6, goodShare: 0.6 },
        was_heard: { answers: 5, mean: 3, goodShare: 0.4 },
      },
    });
  });

  it("never counts buyers and sellers together", () => {
    const rows = [...answers([5, 5, 5, 5, 5]), ...answers([1, 1, 1, 1, 1], { party: "seller" })];
    const [buyers, sellers] = summarise(rows, "market", BELOW);
    expect(buyers?.total.all).toMatchObject({ answered: 5, scores: { overall: { mean: 5 } } });
    expect(sellers?.total.all).toMatchObject({ answered: 5, scores: { overall: { mean: 1 } } });
  });

  it("tells won and lost apart", () => {
    const rows = [...answers([5, 5, 5, 5, 5]), ...answers([1, 2, 1, 2, 1], { outcome: "lost" })];
    expect(tableOf(rows)?.total.byOutcome).toMatchObject({
      won: { scores: { overall: { goodShare: 1 } } },
      partial: { hidden: false, answered: 0, scores: {} },
      lost: { scores: { overall: { goodShare: 0 } } },
    });
  });

  it("hides what fewer than five said, and what would give it away", () => {
    const rows = [
      ...answers([5, 5, 5, 5, 5, 5, 5], { sellerId: "large" }),
      ...answers([1, 1], { sellerId: "small" }),
      ...answers([4, 4, 4, 4, 4], { sellerId: "other" }),
    ];
    const table = tableOf(rows, "seller");
    const hidden = table?.groups.map(({ key, all }) => [key, all.hidden]);
    expect(hidden).toEqual([
      ["large", false],
      ["other", true],
      ["small", true],
    ]);
    expect(table?.total.all).toMatchObject({ hidden: false, answered: 14 });
  });

  it("hides a score that few gave although many answered", () => {
    const effort = { type: "CES", item: "effort", score: 7 };
    const rows = [...answers([5, 5, 5, 5, 5, 5]), answer(5, { scores: [csat(5), effort] })];
    expect(tableOf(rows)?.total.all).toMatchObject({
      answered: 7,
      scores: { overall: { answers: 7 }, effort: "hidden" },
    });
  });

  it("of nobody is empty", () => {
    expect(tableOf([])).toMatchObject({ groups: [], total: { all: { hidden: false, asked: 0, scores: {} } } });
    expect(summarise([], "variant", BELOW)).toEqual([]);
  });
});

describe("groups are made by", () => {
  const many = (overrides: object) => answers([5, 4, 5, 4, 5], overrides);

  it.each([
    ["market", { market: "BR" }, "BR"],
    ["reason", { reason: "DEFECTIVE" }, "DEFECTIVE"],
    ["seller", { sellerId: "seller-9" }, "seller-9"],
    ["outcome", { outcome: "partial" }, "partial"],
    ["policyVersion", { policy: { id: "returns-BR", version: 7 } }, "returns-BR@7"],
    ["variant", { variants: { timing: "early" } }, "early"],
    ["agent", { agentId: "agent-1" }, "agent-1"],
  ] as const)("%s", (groupBy, overrides, key) => {
    expect(tableOf(many(overrides), groupBy)?.groups.map((group) => group.key)).toEqual([key]);
  });

  it("variant: a table for each experiment, of those who were in it", () => {
    const rows = [
      ...many({ variants: { timing: "early", offer: "first" } }),
      ...many({ variants: { timing: "late" } }),
      ...many({}),
    ];
    const tables = summarise(rows, "variant", BELOW).filter(({ party }) => party === "buyer");
    expect(tables.map(({ experiment, groups }) => [experiment, groups.map(({ key }) => key)])).toEqual([
      ["offer", ["first"]],
      ["timing", ["early", "late"]],
    ]);
    expect(tables.map(({ total }) => total.all)).toMatchObject([{ answered: 5 }, { answered: 10 }]);
  });

  it("agent: only what a person decided, and nobody who was flagged for fraud", () => {
    const rows = [
      ...many({ agentId: "agent-1" }),
      ...answers([1, 1, 1, 1, 1], { agentId: "agent-1", isFraudFlagged: true }),
      ...many({}),
    ];
    const table = tableOf(rows, "agent");
    expect(table?.total.all).toMatchObject({ answered: 5, scores: { overall: { goodShare: 1 } } });
    expect(tableOf(rows)?.total.all).toMatchObject({ answered: 15 });
  });

  it("seller: the smallest of too many are told together, and nobody is lost", () => {
    const rows = Array.from({ length: GROUPS_MAX + 20 }, (_, index) =>
      Array.from({ length: index < 5 ? 9 : 1 }, () => answer(5, { sellerId: `seller-${index}` })),
    ).flat();
    const table = tableOf(rows, "seller");
    expect(table?.groups).toHaveLength(GROUPS_MAX);
    expect(table?.groups.at(-1)?.key).toBe(OTHERS);
    expect(table?.total.all).toMatchObject({ answered: rows.length });
  });
});

describe("what a summary reads of a survey", () => {
  const ask = command("RingClock", "2026-03-10T23:59:59Z", { askedThisWeek: 0 });
  const capped = { ...ask, lastAskedAt: "2026-03-09T00:00:00Z" } as typeof ask;

  it("is nothing before it was sent, and lies under the day on which it was", () => {
    const scheduled = played(opening());
    const sent = played(opening(), ask);
    const late = played(opening(), ask, command("RingClock", "2026-03-17T13:00:00Z", { askedThisWeek: 0 }));
    expect(scheduled && rowOf(scheduled)).toBeUndefined();
    expect(sent && rowOf(sent)).toMatchObject({ day: "2026-03-10", progress: "awaiting", outcome: "won" });
    expect(late && rowOf(late)).toMatchObject({ day: "2026-03-10", progress: "expired" });
  });

  it("is who was not asked, and why, under the day on which that was decided", () => {
    const suppressed = played(opening(), capped);
    expect(suppressed && [rowOf(suppressed), suppressionOf(suppressed)]).toEqual([
      undefined,
      { surveyId: suppressed?.surveyId, market: "BR", day: "2026-03-10", party: "buyer", because: "contact_cap" },
    ]);
  });

  it("names nobody: neither the buyer, nor the order, nor the case", () => {
    const sent = played(opening(), ask);
    const kept = JSON.stringify(sent && rowOf(sent));
    const { buyerId, orderId, returnId } = subject();
    for (const id of [buyerId, orderId, returnId]) expect(kept).not.toContain(id);
  });
});
