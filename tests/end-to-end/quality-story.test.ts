import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { expectProblem } from "../support/bad-requests.ts";
import { scenarios } from "../support/case-scenarios.ts";
import { RIGHT, WRONG } from "../support/quality-reviews.ts";
import { must } from "../support/return-stories.ts";
import {
  agent,
  otherAgent,
  platform,
  type Speaker,
  type Story,
  senior,
  startStory,
} from "../support/running-recourse.ts";
import { SopStory } from "../support/sop-stories.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const third: Speaker = { role: "agent", subject: "agent-3" };
const PATH = "quality?from=2026-03-01&to=2026-03-31";

type Items = { items: readonly { caseId: string; dueAt: string }[] };
type Review = {
  status: string;
  decision: { outcome: string; reasonCode: string };
  others: readonly object[];
  mine?: object;
  comments: readonly string[];
  verdict?: { settledBy: string };
  nextActions: readonly { action: string }[];
  case: { timeline: readonly { type: string }[]; procedures: readonly { sopId: string; status: string }[] };
};

const waiting = async () => must(await story.get<Items>(agent, "/agent/v1/queues/quality-reviews/items")).items;

/** An agent works on an escalated return, leaves its procedure with a reason and decides; the decision is among the agent's first. */
const decided = async (): Promise<{ sop: SopStory; review: string }> => {
  const sop = new SopStory(await scenarios["is with the agents"](story, "order-1"));
  await sop.claim();
  await sop.done("read-case");
  must(await sop.post("sop/deviate", { reason: "ALREADY_ESTABLISHED", note: "known from the first case" }));
  await sop.decide();
  const [item] = await waiting();
  return { sop, review: `/agent/v1/quality-reviews/${item?.caseId}` };
};

const done = async (speaker: Speaker, review: string, scores: object): Promise<Review> => {
  must(await story.post(speaker, `${review}/claim`));
  const answer = must(await story.post<Review>(speaker, `${review}/submit`, scores));
  await story.rest();
  return answer;
};

const figures = async () => must(await story.get<Record<string, unknown>>(platform, `/platform/v1/${PATH}`));

describe("a decision of an agent who is new", () => {
  it("is reviewed by two who see neither each other nor who decided, and is settled where they agree", async () => {
    const { review } = await decided();
    const seen = must(await story.get<Review>(otherAgent, review));
    expect(seen).toMatchObject({
      status: "open",
      decision: { outcome: "deny", reasonCode: "EVIDENCE_OUTWEIGHS_RULE" },
      others: [],
      case: {
        procedures: [{ sopId: "escalated-return", status: "deviated", deviation: { reason: "ALREADY_ESTABLISHED" } }],
      },
    });
    expect(seen.nextActions.map(({ action }) => action)).toEqual(["claim"]);
    expect(seen.case.timeline.at(-1)?.type).toBe("DecisionMade");
    const text = JSON.stringify(seen);
    for (const hidden of ["agent-1", "first_decisions"]) expect(text).not.toContain(hidden);
    const first = await done(otherAgent, review, { ...RIGHT, comment: "clear enough" });
    expect([first.status, first.others]).toEqual(["open", []]);
    const blind = must(await story.get<Review>(third, review));
    expect([blind.others, blind.comments]).toEqual([[], []]);
    expect(JSON.stringify(blind)).not.toContain("clear enough");
    const second = await done(third, review, RIGHT);
    expect(second).toMatchObject({ status: "settled", verdict: { settledBy: "agreement" }, nextActions: [] });
    expect(await waiting()).toEqual([]);
    expect(await figures()).toMatchObject({
      decisions: 1,
      sampled: [{}, { because: "first_decisions", decisions: 1 }, {}, {}],
      reviews: [{}, {}, { status: "settled", count: 1 }, {}],
      found: "hidden",
    });
  });

  it("is settled by a senior where they differ, who sees both and nobody's name", async () => {
    const { review } = await decided();
    await done(otherAgent, review, RIGHT);
    expect((await done(third, review, { ...WRONG, comment: "the photos show it" })).status).toBe("disputed");
    expect(must(await story.get<Review>(otherAgent, review)).others).toEqual([]);
    const seen = must(await story.get<Review>(senior, review));
    expect([seen.others, seen.comments]).toEqual([[RIGHT, WRONG], ["the photos show it"]]);
    expect(JSON.stringify(seen)).not.toMatch(/agent-\d/);
    expectProblem(await story.post({ role: "agent", subject: "agent-4" }, `${review}/claim`), "quality.senior_needed");
    expect(await done(senior, review, WRONG)).toMatchObject({ status: "settled", verdict: { settledBy: "senior" } });
  });

  it("is none of its decider's business, and takes only what fits together", async () => {
    const { review } = await decided();
    expectProblem(await story.get(agent, review), "quality.own_decision");
    expectProblem(await story.post(agent, `${review}/claim`), "quality.own_decision");
    expectProblem(await story.post(otherAgent, `${review}/submit`, RIGHT), "quality.not_claimed");
    must(await story.post(otherAgent, `${review}/claim`));
    expectProblem(
      await story.post(otherAgent, `${review}/submit`, { ...RIGHT, errorClass: "technical" }),
      "invalid-request",
      { pointer: "#/errorClass" },
    );
    expectProblem(
      await story.post(otherAgent, `${review}/submit`, { ...WRONG, wouldBe: undefined }),
      "invalid-request",
      { pointer: "#/wouldBe" },
    );
    expectProblem(await story.post(otherAgent, `${review}/submit`, { ...RIGHT, noticeQuality: 6 }), "invalid-request", {
      pointer: "#/noticeQuality",
    });
    expectProblem(await story.get(otherAgent, "/agent/v1/quality-reviews/nothing"), "not-found");
    expectProblem(await story.post(otherAgent, "/agent/v1/quality-reviews/nothing/claim"), "not-found");
    expectProblem(await story.get(agent, `/agent/v1/${PATH}`), "role-not-allowed");
    expectProblem(await story.get(senior, "/agent/v1/quality?from=2026-03-02&to=2026-03-01"), "invalid-request", {
      parameter: "to",
    });
  });

  it("that nobody reviews goes back to the queue once and is then given up, and counted so", async () => {
    const { review } = await decided();
    const [first] = await waiting();
    must(await story.post(otherAgent, `${review}/claim`));
    await story.pass("P5D");
    const [second] = await waiting();
    expect(second?.dueAt).not.toBe(first?.dueAt);
    await story.pass("P6D");
    expect(await waiting()).toEqual([]);
    expect(await figures()).toMatchObject({ reviews: [{}, {}, {}, { status: "lapsed", count: 1 }] });
    const running = story.recourse.engine.listExecutions({ status: "RUNNING", stateMachine: "quality" });
    expect(running).toEqual([]);
  });
});
