import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PaymentStory } from "../support/payment-stories.ts";
import { caseExecutions, type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});
afterEach(() => story.recourse.stop());

describe("money that the bank sends back after it was paid", () => {
  const returned = async () => {
    const ours = await PaymentStory.asked(story);
    await ours.refund();
    await story.pass("PT1H");
    await ours.expectPaidOnce(1);
    const [record] = story.recourse.sandbox.records.all();
    const { key, providerRefundId, request } = record ?? expect.unreachable();
    const news = { type: "refund.returned", key, legId: request.legId, providerRefundId, amount: request.amount };
    await ours.tell({ ...news, reason: "account_closed" });
    return { ours, news };
  };

  it("waits for an agent, who has it paid another way, by a process of its own", async () => {
    const { ours } = await returned();
    const parked = await ours.read();
    expect(parked).toMatchObject({ status: "parked", parked: [{ why: "money_returned" }] });
    expect(parked.legs.map(({ status }) => status)).toEqual(["returned", "reserved"]);
    await ours.expectBooks({ refundedMinor: 0, reservedMinor: 10_000 });
    expect(await ours.ours.queueOf(parked.id)).toBe("parked-refunds");
    await ours.step("resume");
    await story.pass("PT1H");
    expect(await ours.read()).toMatchObject({ status: "settled", parked: [] });
    await ours.expectBooks({ refundedMinor: 10_000, reservedMinor: 0 });
    expect(ours.paidLegs()).toHaveLength(2);
    const names = story.recourse.engine.listExecutions({ stateMachine: "refund" }).map(({ name }) => name);
    expect(names).toEqual([`${parked.id}-refund`, `${parked.id}-refund-2`]);
    expect(caseExecutions(story.recourse, { status: "RUNNING" })).toEqual([]);
    expect(await ours.ours.queueOf(parked.id)).toBeUndefined();
  });

  it("told twice is told once", async () => {
    const { ours, news } = await returned();
    const types = await ours.types();
    await ours.tell({ ...news, reason: "account_closed", eventId: "again" });
    expect(await ours.types()).toEqual(types);
  });
});

describe("a refund that somebody made at the provider", () => {
  const external = (amountMinor: number) => ({
    type: "refund.external",
    orderId: "order-1",
    paymentId: "pay-1",
    providerRefundId: "re_by_hand",
    amount: { amountMinor, currency: "BRL" },
  });

  it("is adopted, so that no more than what is left can be refunded", async () => {
    const ours = await PaymentStory.asked(story);
    const told = await ours.tell(external(4_000));
    expect(told).toMatchObject({ outcome: "recorded" });
    await ours.expectBooks({ refundedMinor: 4_000, reservedMinor: 0 });
    expect(await ours.read()).toMatchObject({ status: "settled", legs: [{ status: "succeeded" }] });
    expect(story.recourse.engine.listExecutions({ stateMachine: "refund" })).toEqual([]);
    expect(await ours.tell({ ...external(4_000), eventId: "again" })).toMatchObject({ outcome: "unchanged" });
    await ours.refund();
    await story.pass("PT1H");
    const refund = await ours.read();
    expect(refund).toMatchObject({ status: "parked", parked: [{ why: "exceeds_refundable" }] });
    expect(ours.paidLegs()).toEqual([]);
    await ours.expectBooks({ refundedMinor: 4_000, reservedMinor: 0 });
    expect(await ours.ours.queueOf(refund.id)).toBe("parked-refunds");
  });

  it("takes the place of a leg that waits to pay the same", async () => {
    const ours = await PaymentStory.asked(story);
    ours.behave("decline");
    await ours.refund();
    await story.pass("PT1H");
    await ours.tell(external(10_000));
    expect(await ours.read()).toMatchObject({ status: "settled" });
    await ours.expectBooks({ refundedMinor: 10_000, reservedMinor: 0 });
    expect(await ours.ours.read()).toMatchObject({ status: "closed", closeReason: "RETURNLESS" });
    expect(ours.paidLegs()).toEqual([]);
    expect(caseExecutions(story.recourse, { status: "RUNNING" })).toEqual([]);
  });
});

describe("a chargeback of one of three payments", () => {
  const disputed = async () => {
    const ours = await PaymentStory.asked(story, "a card, a voucher and a wallet", "pay-1");
    await ours.refund();
    return ours;
  };

  it("holds its leg and lets the others be paid; the refund's clock stands still", async () => {
    const ours = await disputed();
    await story.pass("P10D");
    const held = await ours.read();
    expect(held).toMatchObject({ status: "held", deadlines: [] });
    expect(held.legs.map(({ tender, status }) => [tender, status]).sort()).toEqual([
      ["card", "held"],
      ["voucher", "succeeded"],
      ["wallet", "succeeded"],
    ]);
    await ours.expectBooks({ refundedMinor: 5_000, reservedMinor: 5_000 });
  });

  it("that the platform wins lets the held leg be paid", async () => {
    const ours = await disputed();
    await story.pass("P10D");
    await ours.chargeback("won");
    await story.pass("P1D");
    await ours.expectPaidOnce(3);
  });

  it("that the platform loses has paid the buyer, who is not paid again", async () => {
    const ours = await disputed();
    await story.pass("P10D");
    await ours.chargeback("lost");
    await story.pass("P1D");
    expect((await ours.read()).status).toBe("settled");
    expect(ours.paidLegs().map(({ amountMinor }) => amountMinor)).toEqual([2_000, 3_000]);
    await ours.expectBooks({ refundedMinor: 10_000, reservedMinor: 0 });
    expect((await ours.ours.read()).status).toBe("closed");
    expect(caseExecutions(story.recourse, { status: "RUNNING" })).toEqual([]);
  });
});

describe("a chargeback of a refund whose call was lost", () => {
  it("stops both cases' clocks, and lets the leg be sent again under its key when it is won", async () => {
    const ours = await PaymentStory.asked(story);
    ours.behave({ behaviour: "timeout_not_paid", times: 1 });
    await ours.refund();
    await ours.chargeback("opened");
    await story.pass("P10D");
    expect(await ours.read()).toMatchObject({ status: "held", deadlines: [] });
    expect((await ours.ours.read()).deadlines).toEqual([]);
    await ours.chargeback("won");
    await story.pass("P1D");
    await ours.expectPaidOnce(1);
    expect(new Set(story.recourse.sandbox.records.asks().map(({ key }) => key)).size).toBe(1);
  });
});
