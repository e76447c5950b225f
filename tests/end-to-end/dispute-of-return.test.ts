import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { disputeIdOfReturn } from "../../functions/disputes/dispute-aggregate.ts";
import type { DisputeCase } from "../../functions/disputes/dispute-answers.ts";
import { DisputeStory } from "../support/dispute-stories.ts";
import { brl } from "../support/orders.ts";
import { ReturnStory } from "../support/return-stories.ts";
import { buyer, type Story, seller, senior, startStory } from "../support/running-recourse.ts";

let story: Story;

beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});

afterEach(() => story.recourse.stop());

const PAID = { type: "PAY_BUYER" } as const;

describe("a return that was handed over", () => {
  const rejected = async (priceMinor = 10_000) => {
    const ours = await ReturnStory.requested(story, { priceMinor });
    await ours.reject();
    await ours.act(buyer, "escalate", { comment: "It came a week late." });
    return { ours, dispute: new DisputeStory(story, disputeIdOfReturn(ours.id), ours.orderId) };
  };

  it("is decided in the dispute, and its unit is paid once", async () => {
    const { ours, dispute } = await rejected();
    expect(await dispute.see(seller)).toMatchObject({
      status: "awaiting_seller",
      returnId: ours.id,
      ground: "RETURN_REFUSED",
    });
    expect(await ours.types()).toContain("ReturnDisputed");
    expect(await ours.read()).toMatchObject({ status: "escalated", dispute: { disputeId: dispute.id } });
    await story.pass("P4D");
    await dispute.claim(senior);
    const legs = [
      { ...PAID, amountMinor: 10_000 },
      { type: "RECOVER_FROM_SELLER", amountMinor: 10_000 },
    ];
    const rules = [{ ruleId: "return_refused", citation: "Lei 8.078/1990 Art. 18" }];
    const body = { legs, findings: ["STATUTORY_RIGHT_PREVAILS"], rules, overrideReason: "STATUTORY_RIGHT" };
    expect((await dispute.decide(body, { who: senior })).status).toBe(201);
    await story.pass("P12D");
    expect(await dispute.read()).toMatchObject({ status: "final", money: { refunded: brl(10_000) } });
    expect(await ours.read()).toMatchObject({
      status: "closed",
      closeReason: "DECIDED_BUYER",
      nextActions: expect.any(Array),
    });
    const again = { orderId: ours.orderId, lines: [{ lineId: "line-1", units: 1, reason: "DEFECTIVE" }] };
    expect((await story.post(buyer, "/storefront/v1/returns", again)).status).toBe(409);
    expect(await dispute.accounts()).toEqual({ psp_clearing: -10_000, seller_payable: 10_000 });
    await dispute.expectNothingLeftOver();
  });

  it("comes back when the goods shall go back, and the money flows through it", async () => {
    const { ours, dispute } = await rejected(120_000);
    await story.pass("P4D");
    await dispute.claim(senior);
    const rules = [{ ruleId: "return_refused", citation: "Lei 8.078/1990 Art. 18" }];
    const body = {
      legs: [{ type: "REQUIRE_RETURN" }],
      findings: ["STATUTORY_RIGHT_PREVAILS", "NO_RESPONSE_SELLER"],
      rules,
    };
    expect(await dispute.decide(body, { who: senior })).toMatchObject({ status: 201, body: { status: "settling" } });
    expect((await ours.read()).status).toBe("awaiting_handover");
    await ours.handOver();
    await ours.scan("delivered");
    await ours.inspect();
    await story.pass("P1D");
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "REFUNDED_FULL" });
    expect(await dispute.read()).toMatchObject({ status: "settled", payments: [] });
    await dispute.expectNothingLeftOver();
  });

  it("ends when the buyer takes the dispute back", async () => {
    const { ours, dispute } = await rejected();
    await dispute.act(buyer, "withdraw");
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "REJECTED_UNCHALLENGED" });
    await dispute.expectNothingLeftOver();
  });

  it("that is closed can be disputed for what is left of it, and no more", async () => {
    const ours = await ReturnStory.requested(story, { priceMinor: 10_000 });
    const asked = { returnId: ours.id, ground: "REFUND_AMOUNT_WRONG" };
    expect((await story.post(buyer, "/storefront/v1/disputes", asked)).status).toBe(400);
    const offered = await ours.offer(2_500);
    await ours.act(buyer, `offers/${offered.offers[0]?.offerId}/accept`);
    await story.pass("PT1H");
    expect((await ours.read()).status).toBe("closed");
    const opened = await story.post<DisputeCase>(buyer, "/storefront/v1/disputes", asked);
    expect(opened).toMatchObject({
      status: 201,
      body: { money: { refundedBefore: brl(2_500) }, offerRange: { max: brl(7_500) } },
    });
    const dispute = new DisputeStory(story, opened.body.id, ours.orderId);
    const { offers } = await dispute.act(seller, "offers", { amountMinor: 7_500 });
    await dispute.act(buyer, `offers/${offers[0]?.offerId}/accept`);
    await story.pass("PT1H");
    expect(await dispute.see(buyer)).toMatchObject({ status: "final", money: { refunded: brl(7_500) } });
    await dispute.expectNothingLeftOver();
  });
});
