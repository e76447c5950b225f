import { describe, expect, it } from "vitest";
import { legKey, submissionsMax } from "../../../domain/refunds/index.ts";
import { RefundStory } from "../../support/refund-stories.ts";
import { agent, calendar } from "../../support/refunds.ts";

const paid = { outcome: "succeeded", providerRefundId: "re_1" } as const;
const underWay = { outcome: "pending", providerRefundId: "re_1", pendingReason: "processing" } as const;
const declined = { outcome: "declined", providerRefundId: "re_1", reason: "account_closed" } as const;

describe("the provider's answer", () => {
  it("pays: the ledger posts what was set aside, and the refund is done", () => {
    const story = RefundStory.submitted().answer({ ...paid, feeMinor: 25 });
    expect(story.types).toEqual(["LegSucceeded", "RefundCompleted"]);
    expect(story.refund.completed).toMatchObject({ outcome: "paid", refundedMinor: 10_000 });
    expect(story.counters).toEqual([0, 0, 10_000]);
    expect(story.accounts).toEqual({ seller_payable: 10_000, psp_clearing: -10_025, platform_loss: 25 });
  });

  it("asks for patience until the policy's limit", () => {
    const story = RefundStory.submitted().answer(underWay);
    expect(story.refund.legs[0]).toMatchObject({
      status: "pending",
      pendingReason: "processing",
      // The 14th is a Saturday; ten business days after Tuesday 10 March end on Tuesday the 24th, São Paulo time.
      clock: { name: "provider_payment", dueAt: "2026-03-25T02:59:59.999Z" },
    });
  });

  it("gives no more time for another reason to wait", () => {
    const story = RefundStory.submitted().answer(underWay);
    const clock = story.refund.legs[0]?.clock;
    story.webhook({ ...underWay, pendingReason: "insufficient_seller_funds" });
    expect(story.refund.legs[0]).toMatchObject({ pendingReason: "insufficient_seller_funds", clock });
    expect(story.webhook({ ...underWay, pendingReason: "insufficient_seller_funds" }).types).toEqual([]);
  });

  it("declines: the money stays set aside and a person is asked", () => {
    const story = RefundStory.failed();
    expect(story.types).toEqual(["LegFailed", "RefundParked"]);
    expect(story.refund.parked).toMatchObject([{ why: "provider_declined", legId: story.legIdAt(0) }]);
    expect(story.counters).toEqual([0, 10_000, 0]);
  });

  it("declines: what the buyer agreed to pays instead, once", () => {
    const story = RefundStory.failed({ fallbackTenders: ["bank_transfer"] });
    expect(story.types).toEqual(["LegFailed", "LegRerouted", "LegsReserved"]);
    expect(story.refund.legs).toMatchObject([
      { status: "rerouted", tender: "card" },
      { status: "reserved", tender: "bank_transfer", paymentId: "pay-1", amountMinor: 10_000 },
    ]);
    expect(story.counters).toEqual([0, 10_000, 0]);
    story.submit(1).answer(declined, 1);
    expect(story.types).toEqual(["LegFailed", "RefundParked"]);
  });

  it("never turns into store credit without the buyer's consent", () => {
    const consented = {
      fallbackTenders: ["store_credit" as const],
      storeCreditConsentAt: "2026-03-09T00:00:00.000Z" as never,
    };
    expect(RefundStory.failed(consented).refund.legs[1]?.tender).toBe("store_credit");
  });
});

describe("a call without an answer", () => {
  it("is unknown, and looked up before anything else", () => {
    const story = RefundStory.submitted().timeOut();
    expect(story.statuses).toEqual(["unknown"]);
    expect(story.submit().refusal).toMatchObject({ code: "refund.leg_not_allowed_now", status: "unknown" });
  });

  it("that paid is found paid", () => {
    expect(RefundStory.submitted().timeOut().reconcile(paid).statuses).toEqual(["succeeded"]);
  });

  it("that never arrived is sent again under the same key", () => {
    const story = RefundStory.submitted().timeOut();
    const key = legKey(story.refundId, story.refund.legs[0] as never);
    story.reconcile({ outcome: "not_found" });
    expect(story.statuses).toEqual(["reserved"]);
    expect(story.submit().events).toMatchObject([{ type: "LegSubmitted", data: { key } }]);
  });

  it("that vanishes again and again is left to a person", () => {
    const story = RefundStory.reserved();
    for (let time = 1; time <= submissionsMax; time += 1) story.submit().timeOut().reconcile({ outcome: "not_found" });
    expect(story.refund.parked).toMatchObject([{ why: "provider_unreachable" }]);
    expect(story.submit().refusal).toMatchObject({ code: "refund.leg_parked" });
    story.tell({ type: "ResumeRefund", actor: agent, calendar });
    expect(story.submit().statuses).toEqual(["submitted"]);
  });

  it("whose caller died is looked up from submitted", () => {
    const story = RefundStory.submitted().reconcile({ outcome: "not_found" });
    expect(story.types).toEqual(["LegTimedOut", "LegNotFound"]);
  });

  it.each([
    ["the webhook came first", () => RefundStory.submitted().webhook(paid).timeOut()],
    ["it timed out already", () => RefundStory.submitted().timeOut().timeOut()],
  ])("changes nothing when %s", (_, story) => {
    expect(story().types).toEqual([]);
    expect(story().refusal).toBeUndefined();
  });

  it("cannot be of a leg that was never sent", () => {
    expect(RefundStory.reserved().timeOut().refusal).toMatchObject({
      code: "refund.leg_not_allowed_now",
      status: "reserved",
    });
  });
});

describe("marking a leg before the call", () => {
  it.each([
    ["again, by a retried task", () => RefundStory.submitted().submit()],
    ["when the word came first", () => RefundStory.submitted().webhook(underWay).submit()],
    ["when it is paid", () => RefundStory.submitted().answer(paid).submit()],
  ])("changes nothing %s", (_, story) => {
    expect(story().types).toEqual([]);
    expect(story().refusal).toBeUndefined();
  });
});
