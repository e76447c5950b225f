import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PAYMENTS, type Paid, PaymentStory } from "../support/payment-stories.ts";
import { caseExecutions, type Story, senior, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});
afterEach(() => story.recourse.stop());

const ways = Object.keys(PAYMENTS) as Paid[];
const faults = ["timeout_then_paid", "timeout_not_paid", "slow", "webhook_twice", "webhook_before_answer"] as const;

describe.each(ways)("an order paid by %s", (paid) => {
  const legs = PAYMENTS[paid].length;

  it("is refunded once on a good day", async () => {
    const ours = await PaymentStory.asked(story, paid);
    await ours.refund();
    await story.pass("PT1H");
    await ours.expectPaidOnce(legs);
  });

  it.each(faults)("is refunded once when the provider shows: %s, once for every leg", async (behaviour) => {
    const ours = await PaymentStory.asked(story, paid);
    ours.behave({ behaviour, times: legs });
    await ours.refund();
    await story.pass("P4D");
    await ours.expectPaidOnce(legs);
  });

  it("is refunded once when every call times out twice before one gets through", async () => {
    const ours = await PaymentStory.asked(story, paid);
    ours.behave({ behaviour: "timeout_not_paid", times: 2 * legs }, { behaviour: "timeout_then_paid", times: legs });
    await ours.refund();
    await story.pass("P1D");
    await ours.expectPaidOnce(legs);
  });

  it("waits for an agent when the provider declines, who has it paid another way", async () => {
    const ours = await PaymentStory.asked(story, paid);
    ours.behave({ behaviour: "decline", times: 1 });
    await ours.refund();
    await story.pass("PT1H");
    const parked = await ours.read();
    expect(parked).toMatchObject({ status: "parked", parked: [{ why: "provider_declined" }] });
    expect(await ours.ours.queueOf(parked.id)).toBe("parked-refunds");
    const failed = parked.legs.find(({ status }) => status === "failed");
    await ours.step(`legs/${failed?.legId}/reroute`, { tender: "bank_transfer" });
    await story.pass("PT1H");
    await ours.expectPaidOnce(legs);
    expect((await ours.read()).legs.map(({ status }) => status)).toEqual([
      "rerouted",
      ...Array.from({ length: legs }, () => "succeeded"),
    ]);
    expect(await ours.ours.queueOf(parked.id)).toBeUndefined();
  });

  it("is tried again under a new key when the agent resumes a declined refund", async () => {
    const ours = await PaymentStory.asked(story, paid);
    ours.behave({ behaviour: "decline", times: legs });
    await ours.refund();
    await story.pass("PT1H");
    expect((await ours.read()).status).toBe("parked");
    await ours.expectBooks({ refundedMinor: 0, reservedMinor: 10_000 });
    await ours.step("resume");
    await story.pass("PT1H");
    await ours.expectPaidOnce(legs);
  });

  it("frees the money of a leg that a senior agent gives up", async () => {
    const ours = await PaymentStory.asked(story, paid);
    ours.behave({ behaviour: "decline", times: 1 });
    await ours.refund();
    await story.pass("PT1H");
    const failed = (await ours.read()).legs.find(({ status }) => status === "failed");
    await ours.step(`legs/${failed?.legId}/abandon`, { reason: "buyer_declined_money" }, senior);
    await story.pass("PT1H");
    const lostMinor = failed?.amount.amountMinor ?? 0;
    await ours.expectBooks({ refundedMinor: 10_000 - lostMinor, reservedMinor: 0 });
    expect((await ours.read()).status).toBe(legs === 1 ? "cancelled" : "settled");
    expect(await ours.ours.read()).toMatchObject({ status: "closed" });
    expect(caseExecutions(story.recourse, { status: "RUNNING" })).toEqual([]);
  });
});

describe("a provider that swallows every call", () => {
  it("is left to a person after five tries under one key, and nothing is paid", async () => {
    const ours = await PaymentStory.asked(story);
    ours.behave("timeout_not_paid");
    await ours.refund();
    await story.pass("P1D");
    const parked = await ours.read();
    expect(parked).toMatchObject({ status: "parked", parked: [{ why: "provider_unreachable" }] });
    const asks = story.recourse.sandbox.records.asks();
    expect([asks.length, new Set(asks.map(({ key }) => key)).size]).toEqual([5, 1]);
    expect(await ours.ours.queueOf(parked.id)).toBe("parked-refunds");
    ours.behave();
    await ours.step("resume");
    await story.pass("PT1H");
    await ours.expectPaidOnce(1);
  });
});
