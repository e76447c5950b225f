import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { nextActions, nextStep, refundStatus } from "../../../domain/refunds/index.ts";
import { aFrozenOrder, aPayment, brl } from "../../support/orders.ts";
import { RefundStory } from "../../support/refund-stories.ts";
import { agent, calendar, refundAt, seniorAgent } from "../../support/refunds.ts";

const paid = { outcome: "succeeded", providerRefundId: "re_1" } as const;
const declined = { outcome: "declined", reason: "account_closed" } as const;

describe("the clocks of a refund", () => {
  const ring = (story: RefundStory, at: string) => story.tell({ type: "RingClock", at: instant(at) });

  it.each([
    [
      "it was not sent in time",
      () => RefundStory.reserved(),
      "2026-03-11T12:00:00Z",
      "refund_submission",
      "submission_overdue",
    ],
    ["nobody answered", () => RefundStory.submitted(), "2026-03-11T12:00:00Z", "provider_answer", "answer_overdue"],
    [
      "it is still unknown",
      () => RefundStory.submitted().timeOut(),
      "2026-03-11T12:00:00Z",
      "provider_answer",
      "answer_overdue",
    ],
    [
      "it is still under way",
      () => RefundStory.submitted().answer({ outcome: "pending", pendingReason: "processing" }),
      "2026-03-25T03:00:00Z",
      "provider_payment",
      "payment_overdue",
    ],
  ])("record a breach and ask a person when %s", (_, story, due, name, why) => {
    const late = ring(story(), due);
    expect(late.types).toEqual(["RefundOverdue", "RefundParked"]);
    expect(late.events).toMatchObject([{ data: { name } }, { data: { why } }]);
    expect(refundStatus(late.refund)).toBe("parked");
    expect(ring(late, "2026-04-30T00:00:00Z").types).toEqual([]);
    const early = ring(story(), "2026-03-11T11:59:59Z");
    expect(early.types).toEqual([]);
  });

  it("stop once the money arrived, though it was late", () => {
    const story = ring(RefundStory.submitted(), "2026-03-12T12:00:00Z").webhook(paid);
    expect(refundStatus(story.refund)).toBe("settled");
  });

  it("run again in full for a refund that goes on", () => {
    const story = ring(RefundStory.submitted().timeOut(), "2026-03-11T12:00:00Z");
    story.tell({ type: "ResumeRefund", actor: agent, calendar, at: instant("2026-03-12T12:00:00Z") });
    expect(story.refund.legs[0]?.clock?.dueAt).toBe("2026-03-13T12:00:00.000Z");
  });
});

describe("what the process reads", () => {
  const parked = (story: RefundStory) => story.tell({ type: "ParkRefund", why: "process_failed" });

  it.each([
    ["planned", "reserve", () => RefundStory.opened()],
    ["reserved", "submit", () => RefundStory.reserved()],
    ["submitting", "reconcile", () => RefundStory.submitted()],
    ["unknown", "reconcile", () => RefundStory.submitted().timeOut()],
    ["pending", "wait", () => RefundStory.submitted().answer({ outcome: "pending", pendingReason: "processing" })],
    ["parked", "agent", () => RefundStory.failed()],
    ["parked", "agent", () => parked(RefundStory.reserved())],
    ["held", "wait", () => RefundStory.reserved().tell({ type: "HoldLegs", paymentId: "pay-1" })],
    ["settled", "done", () => RefundStory.submitted().answer(paid)],
    [
      "cancelled",
      "done",
      () => RefundStory.opened().tell({ type: "AbandonRefund", actor: seniorAgent, reason: "duplicate" }),
    ],
  ])("%s means %s", (status, step, story) => {
    expect(refundStatus(story().refund)).toBe(status);
    expect(nextStep(story().refund).step).toBe(step);
  });

  it("lets other legs go on beside one that waits for a person", () => {
    const order = aFrozenOrder({
      payments: [aPayment({ captured: brl(4_000) }), aPayment({ paymentId: "pay-2", captured: brl(6_000) })],
    });
    const story = RefundStory.reserved({}, order).submit(0).answer(declined);
    expect(nextStep(story.refund)).toMatchObject({ step: "submit", legId: story.legIdAt(1) });
  });

  it("is nothing before a refund is opened", () => {
    expect([refundStatus(undefined), nextStep(undefined), nextActions(undefined)]).toEqual([
      "none",
      { step: "done" },
      [],
    ]);
  });
});

describe("what people are offered", () => {
  it("for a failed leg", () => {
    const { refund } = RefundStory.failed();
    const legId = refund.legs[0]?.legId;
    expect(nextActions(refund)).toEqual([
      { actor: "agent", action: "reroute-leg", legId, tenders: ["card", "bank_transfer", "wallet"] },
      { actor: "senior_agent", action: "reroute-leg", legId, tenders: ["card", "bank_transfer", "wallet"] },
      { actor: "senior_agent", action: "abandon-leg", legId },
      { actor: "agent", action: "resume" },
      { actor: "senior_agent", action: "resume" },
    ]);
  });

  it("is nothing while the process runs, and after the end", () => {
    expect(nextActions(RefundStory.submitted().refund)).toEqual([]);
    expect(nextActions(RefundStory.submitted().answer(paid).refund)).toEqual([]);
  });

  it("is store credit too, with consent", () => {
    const { refund } = RefundStory.failed({ storeCreditConsentAt: refundAt });
    expect(nextActions(refund)[0]).toMatchObject({ tenders: ["card", "bank_transfer", "wallet", "store_credit"] });
  });
});
