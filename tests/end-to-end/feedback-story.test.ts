import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { must } from "../support/return-stories.ts";
import { agent, platform, type Story, senior, startStory } from "../support/running-recourse.ts";
import { refunded, Surveys } from "../support/survey-stories.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

describe("a return that has settled", () => {
  it("asks both parties a day after the money landed, each in their language, and takes each answer once", async () => {
    const ours = await refunded(story);
    const surveys = new Surveys(story, ours.id);
    expect([await surveys.status("buyer"), await surveys.status("seller"), surveys.sent()]).toEqual([
      "scheduled",
      "scheduled",
      [],
    ]);
    await story.pass("PT25H");
    expect(surveys.sent().map(({ template, to }) => [template, to.role, to.id])).toEqual([
      ["feedback.SurveyInvitation", "buyer", "buyer-1"],
      ["feedback.SurveyInvitation", "seller", "seller-1"],
    ]);
    const shown = must(await surveys.look("buyer", { headers: { "accept-language": "pt-PT" } }));
    expect(shown).toMatchObject({
      party: "buyer",
      returnId: ours.id,
      introduction: expect.stringContaining("Sua devolução terminou"),
      questions: [
        { type: "CSAT", required: true, scale: { min: 1, max: 5 } },
        { type: "CES", required: false },
      ],
    });
    expect(await surveys.status("buyer")).toBe("opened");
    const answered = await surveys.answer("buyer", { csat: 5, ces: 6, tags: ["SPEED"], comment: "Muito rápido" });
    expect([answered.status, answered.body.scores]).toEqual([
      201,
      [
        { type: "CSAT", item: "overall", score: 5 },
        { type: "CES", item: "effort", score: 6 },
      ],
    ]);
    await story.rest();
    expect([await surveys.status("buyer"), surveys.isRunning("buyer"), surveys.isRunning("seller")]).toEqual([
      "responded",
      false,
      true,
    ]);
    const read = await surveys.read("buyer");
    expect(read.about).toMatchObject({ returnId: ours.id, outcome: "won", closeReason: "RETURNLESS", settlement: 1 });
    expect(read.timeline.map(({ type, comment }) => [type, comment])).toEqual([
      ["SurveyOpened", undefined],
      ["SurveyScheduled", undefined],
      ["SurveySent", undefined],
      ["SurveyLinkOpened", undefined],
      ["SurveyAnswered", "Muito rápido"],
    ]);
  });

  it("reminds who does not answer on the third day, and lets the link end on the seventh", async () => {
    const surveys = new Surveys(story, (await refunded(story)).id);
    await story.pass("PT25H");
    await story.pass("P3D");
    expect(surveys.sent("buyer").map(({ template }) => template)).toEqual([
      "feedback.SurveyInvitation",
      "feedback.SurveyReminder",
    ]);
    expect(await surveys.status("buyer")).toBe("sent");
    await story.pass("P4D");
    expect([await surveys.status("buyer"), surveys.isRunning("buyer")]).toEqual(["expired", false]);
    expect(surveys.sent("buyer")).toHaveLength(2);
  });
});

describe("somebody who is not content", () => {
  it("is called by an agent within a business day, who claims the answer, sees it and says what came of it", async () => {
    const ours = await refunded(story);
    const surveys = new Surveys(story, ours.id);
    await story.pass("PT25H");
    must(await surveys.answer("buyer", { csat: 2, comment: "It took for ever." }));
    await story.rest();
    const id = surveys.id("buyer");
    type Items = { items: readonly { caseId: string; dueAt: string }[] };
    const queue = must(await story.get<Items>(agent, "/agent/v1/queues/call-backs/items"));
    expect(queue.items).toMatchObject([{ caseId: id, dueAt: "2026-03-13T02:59:59.999Z" }]);
    const path = `/agent/v1/cases/${id}`;
    expect((await surveys.read("buyer")).nextActions.map(({ action }) => action)).toEqual(["claim", "notes"]);
    expect((await story.post(agent, `${path}/call-back`, { outcome: "solved" })).body.type).toBe(
      "/problems/case.not_claimed",
    );
    must(await story.post(agent, `${path}/claim`));
    const claimed = await surveys.read("buyer");
    expect(claimed.nextActions.map(({ action }) => action)).toEqual(["call-back", "claim", "release", "notes"]);
    expect(claimed.timeline.at(-1)?.comment).toBe("It took for ever.");
    const done = await story.post(agent, `${path}/call-back`, { outcome: "explained", tags: ["SPEED"] });
    expect([done.status, done.body.status]).toEqual([200, "followed_up"]);
    await story.rest();
    expect([(await surveys.read("buyer")).work?.status, surveys.isRunning("buyer")]).toEqual(["done", false]);
    const again = await story.post(agent, `${path}/call-back`, { outcome: "explained" });
    expect(again.status).toBe(409);
  });

  it("who is not called in time is a breach that the case records, and still in the queue", async () => {
    const surveys = new Surveys(story, (await refunded(story)).id);
    await story.pass("PT25H");
    must(await surveys.answer("seller", { csat: 1 }));
    await story.pass("P2D");
    const read = await surveys.read("seller");
    expect(read.timeline.at(-1)?.type).toBe("CallBackOverdue");
    expect([read.status, read.work?.queue, read.work?.status, surveys.isRunning("seller")]).toEqual([
      "responded",
      "call-backs",
      "open",
      false,
    ]);
  });
});

it("answers come together in the summary, which shows nothing of fewer than five, to the platform and to seniors", async () => {
  for (let number = 1; number <= 6; number += 1) {
    const buyerId = `buyer-${number}0`;
    const order = { buyer: { buyerId, kind: "consumer", locale: "pt-BR" } };
    await story.order({ orderId: `order-${number}`, ...order } as object);
  }
  const query = "market=BR&from=2026-03-10&to=2026-03-20&groupBy=reason";
  const asked = await story.get<{ tables: readonly object[] }>(platform, `/platform/v1/feedback/summary?${query}`);
  expect(asked.status).toBe(200);
  expect(asked.body.tables).toMatchObject([
    { party: "buyer", groups: [] },
    { party: "seller", groups: [] },
  ]);
  expect((await story.get(senior, `/agent/v1/feedback/summary?${query}`)).status).toBe(200);
  expect((await story.get(agent, `/agent/v1/feedback/summary?${query}`)).status).toBe(403);
});
