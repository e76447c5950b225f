import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { expectProblem } from "../support/bad-requests.ts";
import { aLine, brl } from "../support/orders.ts";
import { must, PRICES } from "../support/return-stories.ts";
import { agent, platform, type Speaker, type Story, seller, senior, startStory } from "../support/running-recourse.ts";
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
    expect(claimed.nextActions.map(({ action }) => action)).toEqual([
      "call-back",
      "claim",
      "heartbeat",
      "release",
      "hand-off",
      "hold",
      "notes",
    ]);
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

describe("the summary", () => {
  type Cell = { hidden: boolean; asked?: number; answered?: number; responseRate?: number; scores?: object };
  type Table = {
    party: string;
    groups: { key: string; all: Cell; byOutcome: Record<string, Cell> }[];
    total: { all: Cell };
  };
  type Summary = { tables: Table[]; notAsked: object[] };
  const PATH = "feedback/summary?market=BR&from=2026-03-10&to=2026-03-20";

  /** A buyer's return, refunded without the goods; the seller is the same each time. */
  const lived = async (number: number): Promise<Surveys> => {
    const person: Speaker = { role: "buyer", subject: `buyer-${number}0` };
    const ordered = {
      orderId: `order-${number}`,
      buyer: { buyerId: person.subject, kind: "consumer", locale: "pt-BR" },
    };
    await story.order({
      ...ordered,
      lines: [aLine({ unitPrice: brl(PRICES.small), promisedAt: "2026-03-04T00:00:00Z" })],
    } as object);
    const lines = [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }];
    const body = { orderId: ordered.orderId, lines };
    const { id } = must(await story.post<{ id: string }>(person, "/storefront/v1/returns", body));
    await story.rest();
    must(await story.post(seller, `/seller/v1/returns/${id}/approve-without-return`));
    return new Surveys(story, id);
  };

  it("brings answers together with how many were asked, and shows them to the platform and to seniors", async () => {
    const all: Surveys[] = [];
    for (let number = 1; number <= 6; number += 1) all.push(await lived(number));
    await story.pass("PT26H");
    for (const [index, surveys] of all.slice(0, 5).entries()) {
      const person: Speaker = { role: "buyer", subject: `buyer-${index + 1}0` };
      const path = `/storefront/v1/surveys/${surveys.token("buyer")}`;
      must(await story.post(person, path, { csat: index < 4 ? 5 : 2 }));
    }
    await story.pass("P8D");
    const { body } = await story.get<Summary>(platform, `/platform/v1/${PATH}&groupBy=reason`);
    const [buyers, sellers] = body.tables;
    expect(buyers?.groups).toMatchObject([
      {
        key: "LATE_DELIVERY",
        all: { asked: 6, answered: 5, expired: 1, responseRate: 0.8333, scores: { overall: { goodShare: 0.8 } } },
      },
    ]);
    // One person sells to all of them: asked once, and five times not.
    expect(sellers?.total.all).toMatchObject({ asked: 1, answered: 0 });
    expect(body.notAsked).toEqual([{ party: "seller", because: "contact_cap", count: 5 }]);
    const seen = await story.get<Summary>(senior, `/agent/v1/${PATH}&groupBy=reason`);
    expect(seen.body).toEqual(body);
    expectProblem(await story.get(agent, `/agent/v1/${PATH}`), "role-not-allowed");
  });

  it.each([
    ["no market", "from=2026-03-10&to=2026-03-11", "market"],
    ["no days", "market=BR", "from"],
    ["days that are none", "market=BR&from=2026-02-30&to=2026-03-11", "from"],
    ["an end before the beginning", "market=BR&from=2026-03-11&to=2026-03-10", "to"],
    ["more than a quarter", "market=BR&from=2026-01-01&to=2026-04-03", "to"],
    ["an unknown grouping", "market=BR&from=2026-03-10&to=2026-03-11&groupBy=buyer", "groupBy"],
  ])("refuses %s", async (_what, query, parameter) => {
    expectProblem(await story.get(platform, `/platform/v1/feedback/summary?${query}`), "invalid-request", {
      parameter,
    });
  });
});
