import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DisputeCase } from "../../functions/disputes/dispute-answers.ts";
import { DisputeStory } from "../support/dispute-stories.ts";
import { tell } from "../support/payment-stories.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import { agent, buyer, type Story, seller, senior, startStory } from "../support/running-recourse.ts";

let story: Story;

beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});

afterEach(() => story.recourse.stop());

const RULES = [{ ruleId: "not_as_described", citation: "Directive (EU) 2019/771 Art. 7" }];

describe("when nobody acts in time", () => {
  it("an offer runs out and the talk goes on", async () => {
    const ours = await DisputeStory.opened(story);
    await ours.act(seller, "offers", { amountMinor: 2_000 });
    await story.pass("PT48H");
    expect(await ours.see(buyer)).toMatchObject({ status: "negotiation", offers: [{ standing: "expired" }] });
    await ours.act(seller, "offers", { amountMinor: 2_500 });
    await ours.expectNothingLeftOver();
  });

  it("a negotiation goes to the platform, and whose turn it was is reminded before", async () => {
    const ours = await DisputeStory.opened(story);
    await story.pass("P6D");
    expect(await ours.types()).toContain("DisputeClockReminded");
    await story.pass("P6D");
    expect(await ours.see(buyer)).toMatchObject({ status: "awaiting_both" });
    await ours.expectNothingLeftOver();
  });

  it("a dispute that a seller opened and let go lapses, and the unit is whose it was", async () => {
    const ours = await ReturnStory.requested(story, { priceMinor: 10_000 });
    await ours.act(seller, "approve-without-return");
    await story.pass("PT1H");
    const asked = { returnId: ours.id, ground: "LIABILITY_ALLOCATION" };
    const opened = must(await story.post<DisputeCase>(seller, "/seller/v1/disputes", asked));
    const dispute = new DisputeStory(story, opened.id, ours.orderId);
    await story.pass("P11D");
    expect(await dispute.see(seller)).toMatchObject({ status: "lapsed", partyView: { seller: "RESOLVED" } });
    const again = await story.post(seller, "/seller/v1/disputes", asked);
    expect(again.status).toBe(201);
    await dispute.expectNothingLeftOver();
  });

  it("silence is recorded as no response, and the dispute comes under review", async () => {
    const ours = await DisputeStory.opened(story);
    await ours.underReview();
    expect((await ours.read()).requests.map(({ party, standing }) => [party, standing])).toEqual([
      ["buyer", "no_response"],
      ["seller", "no_response"],
    ]);
    expect((await ours.types()).filter((type) => type === "DisputeEvidenceMissed")).toHaveLength(2);
  });

  it("a late decision is a breach that agents see, and later the buyer is paid for the time being", async () => {
    const ours = await DisputeStory.opened(story);
    await ours.underReview();
    await story.pass("P6D");
    expect(await ours.types()).toContain("DisputeDecisionOverdue");
    expect((await ours.see(buyer)).payments).toEqual([]);
    await story.pass("P8D");
    expect((await ours.see(buyer)).payments).toMatchObject([{ purpose: "provisional", outcome: "paid" }]);
    expect(await ours.queued("disputes")).toEqual([ours.id]);
    await ours.expectNothingLeftOver();
  });

  it("an approval that nobody gives expires, and the dispute is decided anew", async () => {
    const priceMinor = 400_000;
    const ours = await DisputeStory.opened(story, { priceMinor });
    await ours.underReview();
    await ours.claim(senior);
    const decision = {
      legs: [
        { type: "PAY_BUYER", amountMinor: priceMinor },
        { type: "RECOVER_FROM_SELLER", amountMinor: priceMinor },
      ],
      findings: ["ITEM_DIFFERS"],
      rules: RULES,
      overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
    };
    expect((await ours.decide(decision, { who: senior })).body.status).toBe("pending_second_approval");
    const { payloadHash } = (await ours.read()).pendingDecision ?? { payloadHash: "" };
    expect((await ours.approve(payloadHash, senior)).body).toMatchObject({ type: "/problems/dispute.same_person" });
    await story.pass("P3D");
    expect(await ours.read()).toMatchObject({ status: "under_review", decisions: [] });
    expect(await ours.types()).toContain("DisputeDecisionExpired");
    expect(await ours.deskQueue()).toBe("disputes");
    await ours.expectNothingLeftOver();
  });
});

describe("goodwill", () => {
  const goodwill = (amountMinor: number) => ({
    legs: [
      { type: "PAY_BUYER", amountMinor },
      { type: "PLATFORM_ABSORBS", amountMinor },
    ],
    findings: ["INSUFFICIENT_EVIDENCE"],
    rules: RULES,
    overrideReason: "GOODWILL",
  });

  it("counts against the agent's budget of the month, and costs the seller nothing", async () => {
    const ours = await DisputeStory.opened(story);
    await ours.underReview();
    await ours.claim();
    const preview = await ours.decide<{ goodwill: { spent: object; takes: object } }>(goodwill(2_000), {
      path: "decision-previews",
    });
    expect(preview.body.goodwill).toMatchObject({ takes: { amountMinor: 2_000 }, spent: { amountMinor: 0 } });
    expect((await ours.decide(goodwill(2_000))).status).toBe(201);
    await story.pass("PT1H");
    expect(await ours.accounts()).toEqual({ platform_loss: 2_000, psp_clearing: -2_000 });
    const other = await DisputeStory.opened(story, { order: { orderId: "order-2" } });
    await other.underReview();
    const next = await other.decide<{ goodwill: { spent: object } }>(goodwill(1_000), { path: "decision-previews" });
    expect(next.body.goodwill.spent).toMatchObject({ amountMinor: 2_000 });
    await ours.expectNothingLeftOver();
  });
});

it("a bank that takes the payment back ends the dispute", async () => {
  const ours = await DisputeStory.opened(story);

  const news = { orderId: "order-1", paymentId: "pay-1", chargebackId: "cb-1" };
  await tell(story, { type: "chargeback.opened", ...news });
  await tell(story, { type: "chargeback.lost", ...news });
  expect(await ours.see(buyer)).toMatchObject({ status: "final", closeReason: "SUPERSEDED_BY_CHARGEBACK" });
  expect(await story.get(agent, `/agent/v1/cases/${ours.id}`)).toMatchObject({ status: 200 });
  await ours.expectNothingLeftOver();
});
