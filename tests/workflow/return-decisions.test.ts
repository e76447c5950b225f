import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { must, PRICES, ReturnStory } from "../support/return-stories.ts";
import { agent, platform, type Story, seller, senior, startStory } from "../support/running-recourse.ts";

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

const tell = async (type: string, eventId = type) => {
  const event = { type, eventId, occurredAt: story.recourse.clock.now(), orderId: "order-1", paymentId: "pay-1" };
  must(await story.post(platform, "/platform/v1/payment-events", { ...event, chargebackId: "cb-1" }));
  await story.rest();
};

describe("an escalated case that no agent decides", () => {
  it("is a breach after five business days, and pays the buyer provisionally after ten", async () => {
    const ours = await ReturnStory.requested(story);
    await ours.suspect();
    expect(await ours.dueAt()).toBe("2026-03-18T02:59:59.999Z");
    const overdue = await ours.timeOut();
    expect(overdue).toMatchObject({ status: "escalated", deadlines: [{ name: "provisional_payment" }] });
    expect(await ours.types()).toContain("DecisionOverdue");
    expect(overdue.money.ordered.amountMinor).toBe(0);
    expect(await ours.dueAt()).toBe("2026-03-25T02:59:59.999Z");
    await ours.timeOut();
    await story.pass("P1D");
    const paid = await ours.read();
    expect(paid).toMatchObject({ status: "escalated", deadlines: [] });
    expect(paid.money.refunded).toEqual(paid.money.paid);
    await decide(ours.id, { outcome: "deny", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" });
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "DECIDED_SELLER" });
    expect(ours.processes()).toEqual([]);
  });

  it("is decided in time, and the clock that ran is over", async () => {
    const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
    await ours.suspect();
    await decide(ours.id, { outcome: "refund_full", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "seller" });
    await story.pass("P20D");
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "DECIDED_BUYER" });
    expect(await ours.types()).not.toContain("DecisionOverdue");
  });
});

describe("a decision that no second person answers", () => {
  it("wakes a case whose own clock rings later, and goes back to those who decide cases by themselves", async () => {
    const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
    must(await story.post(senior, `/agent/v1/cases/${ours.id}/claim`));
    const sellersTime = await ours.dueAt();
    const compensation = { amountMinor: 60_000, tender: "store_credit" };
    const body = { outcome: "compensate", overrideReason: "GOODWILL", payer: "platform", compensation };
    must(await story.post(senior, `/agent/v1/cases/${ours.id}/decisions`, body));
    await story.rest();
    expect(await ours.queueOf()).toBe("second-approvals");
    await story.pass("PT23H59M");
    expect(await ours.types()).not.toContain("DecisionExpired");
    await story.pass("PT1M");
    await story.rest();
    expect(await ours.types()).toContain("DecisionExpired");
    expect(await ours.queueOf()).toBe("overrides");
    expect(await ours.dueAt()).toBe(sellersTime);
    const rested = await ours.read();
    expect([rested.status, rested.compensations]).toEqual(["awaiting_seller", undefined]);
    expect(ours.processes()).toHaveLength(1);
  });
});

describe("a seller who contests a refund that nobody granted", () => {
  const contested = async () => {
    const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
    await ours.timeOut();
    await story.pass("PT1H");
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "RETURNLESS" });
    expect(ours.processes()).toEqual([]);
    await ours.act(seller, "contest");
    expect(ours.processes()).toEqual([`${ours.id}-return-2`]);
    expect(await ours.queueOf()).toBe("contested-refunds");
    return ours;
  };

  it("has an agent's clock running, whose end is recorded", async () => {
    const ours = await contested();
    expect(await ours.read()).toMatchObject({ status: "closed", deadlines: [{ name: "platform_decision" }] });
    await ours.timeOut();
    expect(await ours.types()).toContain("DecisionOverdue");
    expect(ours.processes()).toEqual([]);
  });

  it("has it stopped by the agent's decision", async () => {
    const ours = await contested();
    const body = { outcome: "settle_liability", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
    await decide(ours.id, body);
    expect((await ours.read()).deadlines).toEqual([]);
    expect([ours.processes(), await ours.queueOf()]).toEqual([[], undefined]);
    await story.pass("P20D");
    expect(await ours.types()).not.toContain("DecisionOverdue");
  });
});

describe("a chargeback", () => {
  it("makes every clock stand still until it is won, and then run on for as long", async () => {
    const ours = await ReturnStory.requested(story);
    const dueAt = Date.parse(await ours.dueAt());
    await story.pass("P1D");
    await tell("chargeback.opened");
    expect((await ours.read()).deadlines).toEqual([]);
    await story.pass("P30D");
    expect(await ours.read()).toMatchObject({ status: "awaiting_seller" });
    await tell("chargeback.won");
    expect(Date.parse(await ours.dueAt()) - dueAt).toBe(30 * 86_400_000);
    expect(await ours.timeOut()).toMatchObject({ status: "awaiting_handover" });
  });

  it("that is lost ends the case", async () => {
    const ours = await ReturnStory.requested(story);
    await tell("chargeback.opened");
    await tell("chargeback.lost");
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "SUPERSEDED_BY_CHARGEBACK" });
    expect(ours.processes()).toEqual([]);
  });
});
