import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ChargebackStory } from "../support/chargeback-stories.ts";
import { type Story, startStory } from "../support/running-recourse.ts";

let story: Story;

beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});

afterEach(() => story.recourse.stop());

describe("a chargeback before any refund", () => {
  it("is debited to suspense, and won it leaves nothing behind", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.news("opened", { ...ours.amount(6_000), reason: "not_received", respondBy: "2026-03-20T12:00:00Z" });
    expect(await ours.accounts()).toEqual({ chargeback_suspense: 6_000, psp_clearing: -6_000 });
    const opened = await ours.read();
    expect(opened).toMatchObject({
      status: "open",
      stage: "first_chargeback",
      disputed: { amountMinor: 6_000, currency: "BRL" },
      deadlines: [{ name: "response_warning" }],
    });
    expect(await ours.queued()).toEqual([opened.id]);
    await ours.news("won");
    expect(await ours.accounts()).toEqual({});
    expect(await ours.read()).toMatchObject({ status: "won", deadlines: [], needsReview: [] });
    expect(await ours.queued()).toEqual([]);
    await ours.payment.refund();
    await story.pass("PT1H");
    await ours.payment.expectPaidOnce(1);
    await ours.expectNothingLeftOver();
  });

  it("lost in part takes just that from what is refundable, and the return goes on", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.news("opened", ours.amount(6_000));
    await ours.news("lost", ours.amount(2_500));
    expect(await ours.accounts()).toEqual({ platform_loss: 2_500, psp_clearing: -2_500 });
    await ours.payment.expectBooks({ refundedMinor: 2_500, reservedMinor: 0 });
    expect((await ours.payment.ours.read()).status).toBe("awaiting_seller");
    expect(await ours.read()).toMatchObject({ status: "lost", lost: { amountMinor: 2_500 }, needsReview: [] });
    await ours.expectNothingLeftOver();
  });

  it("lost as a whole ends the return, whose money went that way", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.news("opened");
    await ours.news("lost");
    expect(await ours.accounts()).toEqual({ platform_loss: 10_000, psp_clearing: -10_000 });
    await ours.payment.expectBooks({ refundedMinor: 10_000, reservedMinor: 0 });
    expect(await ours.payment.ours.read()).toMatchObject({
      status: "closed",
      closeReason: "SUPERSEDED_BY_CHARGEBACK",
    });
    await ours.expectNothingLeftOver();
  });

  it("of more than was paid books what exceeds it as a loss of exchange", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.news("opened", { ...ours.amount(10_700), presentment: { amountMinor: 1_990, currency: "USD" } });
    expect(await ours.accounts()).toEqual({ chargeback_suspense: 10_000, fx: 700, psp_clearing: -10_700 });
    expect(await ours.read()).toMatchObject({ presentment: { amountMinor: 1_990, currency: "USD" } });
    await ours.news("lost", ours.amount(10_900));
    expect(await ours.accounts()).toEqual({ fx: 900, platform_loss: 10_000, psp_clearing: -10_900 });
    expect((await ours.kinds()).toSorted()).toEqual([
      "chargeback_excess",
      "chargeback_excess",
      "chargeback_lost",
      "chargeback_opened",
    ]);
    await ours.payment.expectBooks({ refundedMinor: 10_000, reservedMinor: 0 });
    await ours.expectNothingLeftOver();
  });

  it("is the same in whatever order its news come", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.news("lost", ours.amount(4_000));
    await ours.news("opened", ours.amount(6_000));
    await ours.news("updated", { stage: "arbitration" });
    await ours.news("lost", ours.amount(4_000));
    expect(await ours.accounts()).toEqual({ platform_loss: 4_000, psp_clearing: -4_000 });
    expect(await ours.read()).toMatchObject({ status: "lost", lost: { amountMinor: 4_000 }, needsReview: [] });
    await ours.news("won");
    expect(await ours.read()).toMatchObject({ status: "lost", needsReview: ["news_after_end"] });
    await ours.step("review", { outcome: "provider_asked" });
    expect(await ours.queued()).toEqual([]);
    await ours.expectNothingLeftOver();
  });
});

describe("a chargeback and refunds", () => {
  it("proves a refund that the buyer has, and flags what he has twice when it is lost", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.payment.refund();
    await story.pass("PT1H");
    await ours.news("opened", { reason: "credit_not_processed", respondBy: "2026-03-20T12:00:00Z" });
    expect(ours.submitted()).toMatchObject([
      { kind: "refund_proof", chargebackId: "cb-1", refunds: [{ amount: { amountMinor: 10_000, currency: "BRL" } }] },
    ]);
    expect(ours.submitted()[0]?.refunds[0]?.providerRefundId).toMatch(/^re_/);
    expect(await ours.read()).toMatchObject({
      status: "evidence_submitted",
      dualRecovery: { amountMinor: 10_000, isFinal: false },
    });
    expect(await ours.queued()).toEqual([]);
    await ours.news("lost");
    const lost = await ours.read();
    expect(lost).toMatchObject({
      dualRecovery: { amountMinor: 10_000, isFinal: true },
      needsReview: ["dual_recovery"],
    });
    expect(await ours.queued()).toEqual([lost.id]);
    await ours.payment.expectBooks({ refundedMinor: 10_000, reservedMinor: 0 });
    await ours.step("review", { outcome: "recovered" });
    expect(await ours.queued()).toEqual([]);
    await ours.expectNothingLeftOver();
  });

  it("settles the refund that waits for it, once, and the rest of it is paid", async () => {
    const ours = await ChargebackStory.asked(story);
    ours.payment.behave({ behaviour: "decline", times: 1 });
    await ours.payment.refund();
    await story.pass("PT1H");
    await ours.news("opened", ours.amount(10_000));
    await ours.news("lost", ours.amount(3_000));
    await story.pass("PT1H");
    const refund = await ours.payment.read();
    expect(refund.legs.map(({ status, amount }) => [status, amount.amountMinor])).toEqual([
      ["rerouted", 10_000],
      ["cancelled", 3_000],
      ["succeeded", 7_000],
    ]);
    await ours.payment.expectBooks({ refundedMinor: 10_000, reservedMinor: 0 });
    expect(ours.payment.paidLegs().map(({ amountMinor }) => amountMinor)).toEqual([7_000]);
    expect(await ours.read()).toMatchObject({ status: "lost", needsReview: [] });
    expect((await ours.accounts()).chargeback_suspense).toBeUndefined();
    await ours.expectNothingLeftOver();
  });

  it("proves a refund that arrives while the bank disputes its payment", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.payment.refund();
    await ours.news("opened", { reason: "not_received" });
    expect(await ours.read()).toMatchObject({ status: "open", dualRecovery: { amountMinor: 10_000, isFinal: false } });
    expect(ours.submitted()).toEqual([]);
    await story.pass("PT1H");
    expect(ours.submitted()).toMatchObject([{ kind: "refund_proof" }]);
    expect(await ours.read()).toMatchObject({ status: "evidence_submitted" });
  });

  it("lets refunding go on at an inquiry, until it is one no more", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.news("opened", { reason: "not_received", stage: "inquiry", isRefundable: true });
    expect(await ours.payment.ours.read()).toMatchObject({ status: "awaiting_seller" });
    expect((await ours.payment.ours.read()).deadlines).not.toEqual([]);
    await ours.payment.refund();
    await story.pass("PT1H");
    await ours.payment.expectPaidOnce(1);
    await ours.news("updated", { stage: "first_chargeback", isRefundable: false });
    expect(await ours.read()).toMatchObject({ stage: "first_chargeback", dualRecovery: { amountMinor: 10_000 } });
    expect(ours.submitted()).toMatchObject([{ kind: "refund_proof" }]);
    await ours.news("won");
    await ours.expectNothingLeftOver();
  });

  it("never lets refunding go on for fraud", async () => {
    const ours = await ChargebackStory.asked(story);
    await ours.news("opened", { reason: "fraud", stage: "inquiry", isRefundable: true });
    expect((await ours.payment.ours.read()).deadlines).toEqual([]);
  });
});
