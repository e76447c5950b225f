import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ChargebackStory } from "../support/chargeback-stories.ts";
import { agent, buyer, otherAgent, platform, type Story, seller, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});
afterEach(() => story.recourse.stop());

const processes = () =>
  story.recourse.engine.listExecutions({ stateMachine: "chargeback" }).map(({ status }) => status);

const RESPOND_BY = "2026-03-20T12:00:00.000Z";
const opened = async () => {
  const ours = await ChargebackStory.asked(story);
  await ours.news("opened", { reason: "not_as_described", providerReason: "13.3", respondBy: RESPOND_BY });
  return ours;
};

describe("an agent who holds a chargeback", () => {
  it("answers the bank; the answer goes out once, and then the bank is waited for", async () => {
    const ours = await opened();
    const done = await ours.step("represent", { text: "The goods match the listing." });
    expect(done.submissions).toMatchObject([{ kind: "representment" }]);
    expect(ours.submitted()).toMatchObject([
      { kind: "representment", text: "The goods match the listing.", refunds: [] },
    ]);
    expect(await ours.read()).toMatchObject({ status: "evidence_submitted", deadlines: [{ name: "outcome" }] });
    expect(await ours.queued()).toEqual([]);
    await ours.news("lost", ours.amount(10_000));
    expect(ours.submitted()).toHaveLength(1);
    expect(processes()).toEqual(["SUCCEEDED"]);
  });

  it("gives in: the provider is told, and the money moves when the bank says how much", async () => {
    const ours = await opened();
    await ours.step("accept");
    expect(ours.submitted()).toMatchObject([{ kind: "acceptance" }]);
    expect(await ours.read()).toMatchObject({ status: "accepted" });
    expect(await ours.accounts()).toEqual({ chargeback_suspense: 10_000, psp_clearing: -10_000 });
    await ours.news("lost", ours.amount(9_000));
    expect(await ours.accounts()).toEqual({ platform_loss: 9_000, psp_clearing: -9_000 });
  });

  it.each([
    ["says nothing", "represent", {}, "/problems/invalid-request"],
    [
      "names another's evidence",
      "represent",
      { evidenceIds: ["evd_01J8Z3K5T7W9Y1B3D5F7H9K1M3"] },
      "/problems/evidence.not_yours",
    ],
    [
      "matches what is matched to something else",
      "match",
      { orderId: "order-1", paymentId: "pay-7" },
      "/problems/chargeback.payment_unknown",
    ],
    ["reviews what needs none", "review", { outcome: "no_action" }, "/problems/chargeback.nothing_to_review"],
  ])("is refused who %s", async (_what, action, body, type) => {
    const ours = await opened();
    const { id } = await ours.read();
    await story.post(agent, `/agent/v1/cases/${id}/claim`);
    const refused = await story.post(agent, `/agent/v1/cases/${id}/${action}`, body);
    expect(refused.body).toMatchObject({ type });
    expect(ours.submitted()).toEqual([]);
  });

  it("is refused without the lease, and after the end", async () => {
    const ours = await opened();
    const { id } = await ours.read();
    const path = `/agent/v1/cases/${id}/accept`;
    expect((await story.post(agent, path, {})).body).toMatchObject({ type: "/problems/case.not_claimed" });
    await story.post(agent, `/agent/v1/cases/${id}/claim`);
    expect((await story.post(otherAgent, path, {})).body).toMatchObject({ type: "/problems/case.claimed_by_another" });
    await ours.news("won");
    await story.post(agent, `/agent/v1/cases/${id}/claim`);
    expect((await story.post(agent, path, {})).body).toMatchObject({
      type: "/problems/chargeback.not_allowed_now",
      standing: "won",
    });
  });

  it("finds no chargeback behind another id, and parties none at all", async () => {
    const ours = await opened();
    const ret = ours.payment.ours.id;
    expect((await story.post(agent, `/agent/v1/cases/${ret}/accept`, {})).status).toBe(404);
    const { id } = await ours.read();
    for (const [who, prefix] of [
      [buyer, "storefront"],
      [seller, "seller"],
    ] as const)
      expect((await story.get(who, `/${prefix}/v1/returns/${id}`)).status).toBe(404);
  });
});

describe("the clocks of a chargeback", () => {
  it("warn the desk, record that nobody answered, and have somebody ask about the outcome", async () => {
    const ours = await opened();
    await story.pass("P8D");
    expect(await ours.types()).toContain("ChargebackResponseDueSoon");
    expect(await ours.read()).toMatchObject({ status: "open", deadlines: [{ name: "response", at: RESPOND_BY }] });
    await story.pass("P3D");
    expect(await ours.read()).toMatchObject({ needsReview: ["no_response"], deadlines: [{ name: "outcome" }] });
    expect(await ours.queued()).toHaveLength(1);
    await ours.step("review", { outcome: "no_action" });
    await story.pass("P125D");
    expect((await ours.read()).needsReview).toEqual(["outcome_overdue"]);
    expect((await ours.read()).deadlines).toEqual([]);
    await ours.news("won");
    expect(processes()).toEqual(["SUCCEEDED"]);
    await ours.expectNothingLeftOver();
  });

  it("go by the provider's newest date, in whatever order the dates come", async () => {
    const ours = await opened();
    await ours.news("updated", { respondBy: "2026-03-12T12:00:00Z", occurredAt: "2026-03-01T00:00:00Z" });
    expect((await ours.read()).deadlines).toMatchObject([{ at: "2026-03-18T12:00:00.000Z" }]);
    await ours.news("updated", { respondBy: "2026-03-25T12:00:00Z" });
    expect((await ours.read()).deadlines).toMatchObject([{ at: "2026-03-23T12:00:00.000Z" }]);
  });
});

describe("a chargeback that names nothing known", () => {
  const named = { type: "chargeback.opened", chargebackId: "cb-9", reason: "fraud" };
  const brl = (amountMinor: number) => ({ amountMinor, currency: "BRL" });
  const unmatched = async (ours: ChargebackStory, rest: object) => {
    const told = await ours.payment.tell({ ...named, orderId: "order-77", paymentId: "pay-1", ...rest });
    expect(told).toMatchObject({ outcome: "kept_unmatched", cases: [] });
    return String(told.caseId);
  };
  const get = async (id: string) => (await story.get(agent, `/agent/v1/cases/${id}`)).body;

  it("is kept for the agents with what the provider sent, and booked nowhere", async () => {
    const ours = await ChargebackStory.asked(story);
    const id = await unmatched(ours, { amount: brl(5_000) });
    expect(await ours.queued()).toEqual([id]);
    expect(await get(id)).toMatchObject({
      status: "unmatched",
      orderId: "order-77",
      disputed: brl(5_000),
      reason: "fraud",
      order: null,
    });
    expect(await ours.accounts()).toEqual({});
    const path = "/platform/v1/cases?kind=chargeback&status=unmatched";
    expect((await story.get(platform, path)).body).toMatchObject({ items: [{ id }] });
  });

  it("is bound by an agent, with all the news that came meanwhile", async () => {
    const ours = await ChargebackStory.asked(story);
    const id = await unmatched(ours, { amount: brl(5_000) });
    await ours.payment.tell({
      chargebackId: "cb-9",
      type: "chargeback.lost",
      orderId: "order-77",
      paymentId: "pay-1",
      amount: brl(4_000),
    });
    await story.post(agent, `/agent/v1/cases/${id}/claim`);
    const { orderId } = ours.payment.ours;
    const matched = await story.post(agent, `/agent/v1/cases/${id}/match`, { orderId, paymentId: "pay-1" });
    await story.rest();
    expect(matched.body).toMatchObject({ status: "lost", orderId });
    expect(await ours.accounts()).toEqual({ platform_loss: 4_000, psp_clearing: -4_000 });
    await ours.payment.expectBooks({ refundedMinor: 4_000, reservedMinor: 0 });
    expect(await ours.all()).toHaveLength(1);
    expect(await ours.queued()).toEqual([]);
  });

  it("holds what is refunded on its payment once it is bound", async () => {
    const ours = await ChargebackStory.asked(story);
    const id = await unmatched(ours, {});
    await story.post(agent, `/agent/v1/cases/${id}/claim`);
    await story.post(agent, `/agent/v1/cases/${id}/match`, { orderId: ours.payment.ours.orderId, paymentId: "pay-1" });
    await story.rest();
    expect((await ours.payment.ours.read()).deadlines).toEqual([]);
  });

  it("is bound by itself when its order is handed in", async () => {
    const ours = await ChargebackStory.asked(story);
    const id = await unmatched(ours, { amount: brl(5_000) });
    await story.order({ orderId: "order-77" });
    await story.rest();
    expect(await get(id)).toMatchObject({ status: "open", disputed: brl(5_000) });
  });

  it("is not bound to a payment in another currency, and says so", async () => {
    const ours = await ChargebackStory.asked(story);
    const id = await unmatched(ours, { amount: { amountMinor: 5_000, currency: "USD" } });
    await story.post(agent, `/agent/v1/cases/${id}/claim`);
    const { orderId } = ours.payment.ours;
    const refused = await story.post(agent, `/agent/v1/cases/${id}/match`, { orderId, paymentId: "pay-1" });
    expect(refused.body).toMatchObject({ type: "/problems/chargeback.other_currency", given: "USD", expected: "BRL" });
    await story.order({ orderId: "order-77" });
    expect(await get(id)).toMatchObject({ status: "unmatched" });
    expect(await ours.queued()).toEqual([id]);
  });
});
