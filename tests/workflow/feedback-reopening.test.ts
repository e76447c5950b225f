import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { taskFunctions } from "../../functions/tasks.ts";
import { expectProblem } from "../support/bad-requests.ts";
import { scenarios } from "../support/case-scenarios.ts";
import { aLine, brl } from "../support/orders.ts";
import { photoOf } from "../support/photos.ts";
import { must, PRICES, ReturnStory } from "../support/return-stories.ts";
import { agent, buyer, platform, type Story, seller, startStory } from "../support/running-recourse.ts";
import { refunded, Surveys } from "../support/survey-stories.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const decide = async (caseId: string, body: object) => {
  must(await story.post(agent, `/agent/v1/cases/${caseId}/claim`));
  must(await story.post(agent, `/agent/v1/cases/${caseId}/decisions`, body));
  await story.rest();
};

/** A refund that nobody granted, which the seller may contest. */
const ungranted = async () => {
  const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
  await ours.timeOut();
  await story.pass("PT1H");
  return { ours, surveys: new Surveys(story, ours.id) };
};

const chargeback = async (type: string, orderId = "order-1") => {
  const event = { type, eventId: type, occurredAt: story.recourse.clock.now(), orderId, paymentId: "pay-1" };
  must(await story.post(platform, "/platform/v1/payment-events", { ...event, chargebackId: "cb-1" }));
  await story.rest();
};

describe("a seller who contests", () => {
  const settle = { outcome: "settle_liability", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };

  it("before anybody was asked: nobody is, until the contest is decided; then both are, the seller about fairness too", async () => {
    const { ours, surveys } = await ungranted();
    expect([await surveys.status("buyer"), await surveys.status("seller")]).toEqual(["scheduled", "scheduled"]);
    await ours.act(seller, "contest");
    const first = await surveys.read("seller");
    expect([first.status, first.cancelled]).toEqual(["cancelled_reopened", "reopened"]);
    await story.pass("P2D");
    expect([surveys.sent(), surveys.isRunning("buyer"), surveys.isRunning("seller")]).toEqual([[], false, false]);
    await decide(ours.id, settle);
    const second = await surveys.read("seller", 2);
    expect(second).toMatchObject({
      status: "scheduled",
      asks: ["CSAT", "CES", "PROCESS_FAIRNESS"],
      about: { outcome: "won", settlement: 2, agentId: "agent-1", decisionId: expect.stringMatching(/^dec_/) },
    });
    expect((await surveys.read("buyer", 2)).asks).toEqual(["CSAT", "CES"]);
    await story.pass("P2D");
    expect(
      surveys
        .sent()
        .map(({ to }) => to.role)
        .toSorted(),
    ).toEqual(["buyer", "seller"]);
    const fairness = { understoodWhy: 4, wasHeard: 5, consistent: 3 };
    const answered = must(await surveys.answer("seller", { csat: 4, fairness }));
    expect((answered.scores as readonly object[]).length).toBe(4);
  });

  it("after both were asked: the links are void, and the new end asks nobody again within 14 days", async () => {
    const { ours, surveys } = await ungranted();
    await story.pass("P1D");
    expect(surveys.sent()).toHaveLength(2);
    await ours.act(seller, "contest");
    expectProblem(await surveys.look("buyer"), "feedback.cancelled");
    expectProblem(await surveys.answer("buyer", { csat: 5 }), "feedback.cancelled");
    expect(surveys.isRunning("buyer")).toBe(false);
    await decide(ours.id, settle);
    expect((await surveys.read("buyer", 2)).suppressed).toBe("contact_cap");
    expect(surveys.isRunning("buyer", 2)).toBe(false);
    await story.pass("P20D");
    expect(surveys.sent()).toHaveLength(2);
  });

  it("takes no answer back that was given before", async () => {
    const { ours, surveys } = await ungranted();
    await story.pass("P1D");
    must(await surveys.answer("buyer", { csat: 5 }));
    await ours.act(seller, "contest");
    expect([await surveys.status("buyer"), await surveys.status("seller")]).toEqual([
      "responded",
      "cancelled_reopened",
    ]);
  });
});

describe("a chargeback after the end", () => {
  it("takes back what was asked and what was to be asked", async () => {
    const { surveys } = await ungranted();
    await chargeback("chargeback.opened");
    expect((await surveys.read("buyer")).cancelled).toBe("chargeback");
    await story.pass("P3D");
    expect([surveys.sent(), surveys.isRunning("buyer")]).toEqual([[], false]);
  });

  it("that is open when the time comes keeps anybody from being asked", async () => {
    const ours = await ReturnStory.requested(story, { orderId: "order-1", priceMinor: PRICES.small });
    await ours.reject();
    await ours.timeOut();
    const surveys = new Surveys(story, ours.id);
    expect(await surveys.status("buyer")).toBe("scheduled");
    await chargeback("chargeback.opened");
    await story.pass("PT2H");
    expect([await surveys.status("buyer"), await surveys.status("seller")]).toEqual(
      Array(2).fill("cancelled_reopened"),
    );
  });
});

describe("a buyer who takes an ended return to an agent", () => {
  it("is asked about the agent's end, and not about the one that is none", async () => {
    const ours = await scenarios["was ineligible"](story, "order-1");
    const surveys = new Surveys(story, ours.id);
    expect((await surveys.read("buyer")).about).toMatchObject({ closeReason: "INELIGIBLE", outcome: "lost" });
    await ours.act(buyer, "escalate");
    expect([await surveys.status("buyer"), await surveys.status("seller")]).toEqual(
      Array(2).fill("cancelled_reopened"),
    );
    await decide(ours.id, { outcome: "refund_full", overrideReason: "STATUTORY_RIGHT", payer: "seller" });
    await story.pass("PT1H");
    const second = await surveys.read("buyer", 2);
    expect(second).toMatchObject({ status: "scheduled", about: { closeReason: "DECIDED_BUYER", outcome: "won" } });
    await story.pass("PT25H");
    expect(
      surveys
        .sent()
        .map(({ to }) => to.role)
        .toSorted(),
    ).toEqual(["buyer", "seller"]);
  });
});

describe("a parcel that turns out bad after an early refund", () => {
  it("takes back what its parties were asked", async () => {
    const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
    await ours.approve();
    await ours.handOver();
    await ours.scan("delivered");
    await ours.timeOut();
    await story.pass("PT1H");
    const surveys = new Surveys(story, ours.id);
    expect(await surveys.status("seller")).toBe("scheduled");
    const evidenceIds = [await photoOf(story, seller)];
    await ours.act(seller, "report-bad-parcel", { reason: "EMPTY_PARCEL", evidenceIds });
    expect((await surveys.read("seller")).cancelled).toBe("reopened");
  });
});

describe("two cases that end at once", () => {
  it("ask one person once, and the other case keeps the reason why it did not", async () => {
    const first = await refunded(story, "order-1");
    const second = await refunded(story, "order-2");
    const both = [new Surveys(story, first.id), new Surveys(story, second.id)];
    expect(await Promise.all(both.map((surveys) => surveys.status("buyer")))).toEqual(["scheduled", "scheduled"]);
    await story.pass("P2D");
    const read = await Promise.all(both.map((surveys) => surveys.read("buyer")));
    expect(read.map(({ status }) => status).sort()).toEqual(["sent", "suppressed"]);
    expect(read.find(({ status }) => status === "suppressed")?.suppressed).toBe("contact_cap");
    expect(both.flatMap((surveys) => surveys.sent("buyer"))).toHaveLength(1);
  });

  it("ask again after 14 days", async () => {
    const first = new Surveys(story, (await refunded(story, "order-1")).id);
    await story.pass("P13D");
    const line = { units: 1, unitPrice: brl(PRICES.small), promisedAt: "2026-03-20T00:00:00Z" };
    const lines = [aLine({ ...line, deliveredAt: "2026-03-22T00:00:00Z" })];
    const order = { placedAt: "2026-03-18T00:00:00Z", lines };
    const soon = new Surveys(story, (await refunded(story, "order-2", order)).id);
    expect([await first.status("buyer"), await soon.status("buyer")]).toEqual(["expired", "suppressed"]);
    await story.pass("P2D");
    const later = new Surveys(story, (await refunded(story, "order-3", order)).id);
    expect(await later.status("buyer")).toBe("scheduled");
  });
});

describe("an end that asks nobody", () => {
  it.each(["withdraw"])("after the buyer's %s", async (action) => {
    const ours = await ReturnStory.requested(story);
    await ours.act(buyer, action);
    const surveys = new Surveys(story, ours.id);
    expect([await surveys.status("buyer"), await surveys.status("seller")]).toEqual(["none", "none"]);
  });
});

describe("a fraud that is confirmed", () => {
  const fraud = { outcome: "deny", overrideReason: "FRAUD_CONFIRMED", payer: "buyer" };

  it("at the end: the buyer is asked, but does not count for the agent", async () => {
    const ours = await ReturnStory.requested(story);
    await ours.suspect();
    await decide(ours.id, fraud);
    const surveys = new Surveys(story, ours.id);
    expect((await surveys.read("buyer")).about).toMatchObject({ isFraudFlagged: true, outcome: "lost" });
    expect((await surveys.read("seller")).about).toMatchObject({ isFraudFlagged: false, outcome: "won" });
  });
});

describe("a fraud that comes to light after an answer", () => {
  it("leaves the buyer's answer worth nothing, and the seller's as it was", async () => {
    const ours = await scenarios["was ineligible"](story, "order-1");
    const surveys = new Surveys(story, ours.id);
    await story.pass("PT2H");
    must(await surveys.answer("buyer", { csat: 1 }));
    must(await surveys.answer("seller", { csat: 5 }));
    await story.rest();
    expect((await surveys.read("buyer")).work).toMatchObject({ queue: "call-backs", status: "open" });
    await ours.act(buyer, "escalate");
    await decide(ours.id, { outcome: "deny", overrideReason: "FRAUD_CONFIRMED", payer: "buyer" });
    const read = await surveys.read("buyer");
    expect([read.status, read.work?.status, surveys.isRunning("buyer")]).toEqual(["invalidated", "done", false]);
    expect(await surveys.status("seller")).toBe("responded");
  });
});

describe("a survey whose process fails", () => {
  const broken = new Set<string>();
  const breakable = (name: string, handle: TaskHandler): TaskHandler => {
    return (input, runtime) => {
      if (broken.has(name)) throw new TypeError(`${name} is broken`);
      return handle(input, runtime);
    };
  };

  const begin = async () => {
    await story.recourse.stop();
    const tasks = Object.entries(taskFunctions["feedback-tasks"]).map(([name, task]) => [name, breakable(name, task)]);
    story = await startStory({ taskFunctions: { ...taskFunctions, "feedback-tasks": Object.fromEntries(tasks) } });
    broken.add("ask-survey");
    const surveys = new Surveys(story, (await refunded(story)).id);
    await story.pass("PT26H");
    expect((await surveys.read("buyer")).work).toMatchObject({ queue: "parked-processes", status: "open" });
    return surveys;
  };

  it("is told to the agents, sent the next day once it is mended, and leaves their queue at its end", async () => {
    const surveys = await begin();
    broken.clear();
    await story.pass("P1D");
    expect([await surveys.status("buyer"), surveys.sent("buyer").length]).toEqual(["sent", 1]);
    await story.pass("P2D");
    expect(surveys.sent("buyer").map(({ template }) => template)).toContain("feedback.SurveyReminder");
    await story.pass("P4D");
    const read = await surveys.read("buyer");
    expect([read.status, read.work?.status, surveys.isRunning("buyer")]).toEqual(["expired", "done", false]);
  });

  it("is not sent any more when that takes longer than a day", async () => {
    const surveys = await begin();
    broken.add("ring-survey-clock");
    await story.pass("P1D");
    broken.clear();
    await story.pass("P1D");
    const read = await surveys.read("buyer");
    expect([read.status, read.suppressed, read.work?.status]).toEqual(["suppressed", "too_late", "done"]);
    expect([surveys.sent(), surveys.isRunning("buyer")]).toEqual([[], false]);
  });
});
