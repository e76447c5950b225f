import { describe, expect, it } from "vitest";
import { DecisionId } from "../../../domain/kernel/ids.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { nextActions, type Refund, rerouteTenders } from "../../../domain/refunds/index.ts";
import { aFrozenOrder, aPayment, brl } from "../../support/orders.ts";
import { RefundStory } from "../../support/refund-stories.ts";
import { agent, calendar, reserveRefund, seniorAgent } from "../../support/refunds.ts";

const paid = { outcome: "succeeded", providerRefundId: "re_1" } as const;
const declined = { outcome: "declined", reason: "account_closed" } as const;

/** A compensation of R$ 30.00 beside an order of R$ 100.00, of which nothing was refunded. */
const compensation = {
  purpose: "compensation",
  compensation: { amountMinor: 3_000, tender: "store_credit" },
  decisionId: DecisionId.parse("dec_01KK0000000000000000000001"),
  units: [],
  unitValues: [],
  fault: "PLATFORM",
} as const;

const opened = () => RefundStory.opened({ ...compensation, units: [], unitValues: [] });
const submitted = () => {
  const story = opened();
  return story.tell(reserveRefund(story.world)).submit();
};

const paidBy = (tender: "store_credit") => aFrozenOrder({ payments: [aPayment({ tender, captured: brl(10_000) })] });

/** Nothing of what the order can give back was touched. */
const UNTOUCHED = [10_000, 0, 0];

describe("a compensation", () => {
  it("is one leg that takes from no payment and from no balance", () => {
    const story = opened();
    story.tell(reserveRefund(story.world));
    expect(story.types).toEqual(["LegsPlanned", "LegsReserved"]);
    const [leg, ...others] = story.refund.legs;
    expect(others).toEqual([]);
    expect(leg).toMatchObject({ status: "reserved", tender: "store_credit", amountMinor: 3_000 });
    expect(leg).not.toHaveProperty("paymentId");
    expect(story.counters).toEqual(UNTOUCHED);
    expect(story.world.balances.payments.map(({ reservedMinor }) => reservedMinor)).toEqual([0]);
  });

  it("is granted although nothing of the order is refundable any more", () => {
    const story = opened().tell({ type: "ReserveRefund", balances: [], payments: [] });
    expect(story.refusal).toBeUndefined();
    expect(story.statuses).toEqual(["reserved"]);
  });

  it("is the platform's cost in an account of its own, balanced when it is granted and when it is paid", () => {
    const story = submitted();
    expect(story.accounts).toEqual({ compensation: 3_000, buyer_payable: -3_000 });
    story.answer({ ...paid, feeMinor: 50 });
    expect(story.accounts).toEqual({ compensation: 3_000, psp_clearing: -3_050, platform_loss: 50 });
    expect(story.world.entries.map(({ kind, decisionId }) => [kind, decisionId])).toEqual([
      ["compensation_granted", compensation.decisionId],
      ["compensation_paid", compensation.decisionId],
    ]);
    expect(story.refund.completed).toMatchObject({ outcome: "paid", refundedMinor: 3_000 });
    expect(story.events.at(-1)).toMatchObject({ type: "RefundCompleted", data: { purpose: "compensation" } });
    expect(story.counters).toEqual(UNTOUCHED);
  });

  it("is looked up before it is tried again when the provider gave no answer", () => {
    const story = submitted().timeOut();
    expect(story.statuses).toEqual(["unknown"]);
    story.reconcile({ outcome: "not_found" });
    expect(story.statuses).toEqual(["reserved"]);
    expect(story.submit().reconcile(paid).statuses).toEqual(["succeeded"]);
  });

  it("waits for an agent when the provider declines it, who may pay it by either tender without asking the buyer", () => {
    const story = submitted().answer(declined);
    expect(story.types).toEqual(["LegFailed", "RefundParked"]);
    const leg = story.refund.legs[0] as Refund["legs"][number];
    expect(rerouteTenders(leg)).toEqual(["store_credit", "bank_transfer"]);
    expect(nextActions(story.refund)).toContainEqual({
      actor: "agent",
      action: "reroute-leg",
      legId: leg.legId,
      tenders: ["store_credit", "bank_transfer"],
    });
    const reroute = (tender: "bank_transfer" | "wallet" | "store_credit", index: number) =>
      story.tell({ type: "RerouteLeg", actor: agent, legId: story.legIdAt(index), tender });
    expect(reroute("wallet", 0).refusal).toMatchObject({ code: "refund.tender_unknown" });
    expect(reroute("bank_transfer", 0).statuses).toEqual(["rerouted", "reserved"]);
    story.submit(1).answer(declined, 1);
    expect(reroute("store_credit", 1).refusal).toBeUndefined();
    expect(story.submit(2).answer(paid, 2).refund.completed?.outcome).toBe("paid");
    expect(story.accounts).toEqual({ compensation: 3_000, psp_clearing: -3_000 });
  });

  it("leaves nothing in the books when a senior agent gives it up", () => {
    const story = submitted().answer(declined);
    story.tell({ type: "AbandonLeg", actor: seniorAgent, legId: story.legIdAt(0), reason: "buyer_declined_money" });
    expect(story.refund.completed?.outcome).toBe("cancelled");
    expect(story.accounts).toEqual({});
    expect(story.world.entries.at(-1)?.kind).toBe("compensation_released");
  });

  it("is owed again when the bank sends it back", () => {
    const story = submitted()
      .answer(paid)
      .tell({ type: "RecordLegReturned", legId: submitted().legIdAt(0), reason: "closed" });
    expect(story.statuses).toEqual(["returned", "reserved"]);
    expect(story.accounts).toEqual({ compensation: 3_000, buyer_payable: -3_000 });
    expect(story.world.entries.at(-1)?.kind).toBe("compensation_returned");
  });

  it("goes on while the buyer's bank looks into a payment of the order, for it takes from none", () => {
    const story = submitted().tell({ type: "HoldLegs", paymentId: "pay-1" }).answer(declined);
    const legId = story.legIdAt(0);
    expect(story.tell({ type: "RerouteLeg", actor: agent, legId, tender: "bank_transfer" }).statuses).toEqual([
      "rerouted",
      "reserved",
    ]);
    expect(
      story.tell({ type: "ReleaseLegs", paymentId: "pay-1", chargeback: "lost" }).refund.completed,
    ).toBeUndefined();
  });

  it("is nobody else's to bear, whoever is found liable", () => {
    const story = submitted().answer(paid);
    expect(story.tell({ type: "AssignLiability", fault: "SELLER" }).types).toEqual([]);
    expect(story.accounts).toEqual({ compensation: 3_000, psp_clearing: -3_000 });
  });

  it("takes the place of no refund that somebody made by hand", () => {
    const story = submitted().answer(declined);
    const { balances, payments } = story.world.balances;
    const external = { paymentId: "pay-1", amountMinor: 3_000, providerRefundId: "re_9" } as const;
    story.tell({ type: "AdoptExternalRefund", ...external, balances: [...balances], payments: [...payments] });
    expect(story.refusal).toMatchObject({ code: "refund.payment_unknown" });
  });
});

describe("the bonus for taking store credit", () => {
  const consentAt = instant("2026-03-10T09:00:00Z");
  const failed = (overrides: object = {}) =>
    RefundStory.submitted({ storeCreditBonusPercent: 5, ...overrides }).answer(declined);
  const toStoreCredit = (story: RefundStory) =>
    story.tell({
      type: "RerouteLeg",
      actor: agent,
      legId: story.legIdAt(-1),
      tender: "store_credit",
      storeCreditConsentAt: consentAt,
    });

  it("is earned when the money has arrived as store credit, and changes nothing of the refund", () => {
    const story = toStoreCredit(failed()).submit(1);
    expect(story.types).not.toContain("StoreCreditBonusEarned");
    story.answer(paid, 1);
    expect(story.types).toEqual(["LegSucceeded", "StoreCreditBonusEarned", "RefundCompleted"]);
    const [planned] = story.refund.legs;
    expect(story.events[1]).toMatchObject({
      data: { returnId: story.refund.returnId, legId: planned?.legId, amountMinor: 500 },
    });
    expect(story.events[2]).toMatchObject({ data: { refundedMinor: 10_000, outcome: "paid" } });
    expect(story.accounts).not.toHaveProperty("compensation");
  });

  it("is earned once, however often the money is sent back", () => {
    const story = toStoreCredit(failed()).submit(1).answer(paid, 1);
    story.tell({ type: "RecordLegReturned", legId: story.legIdAt(1), reason: "closed" });
    story.tell({ type: "ResumeRefund", actor: agent, calendar });
    expect(story.submit(2).answer(paid, 2).types).toEqual(["LegSucceeded"]);
  });

  it.each([
    ["for money", () => RefundStory.submitted({ storeCreditBonusPercent: 5 }).answer(paid)],
    [
      "where the policy gives none",
      () =>
        toStoreCredit(failed({ storeCreditBonusPercent: 0 }))
          .submit(1)
          .answer(paid, 1),
    ],
    ["where the case knows of none", () => toStoreCredit(RefundStory.failed()).submit(1).answer(paid, 1)],
    [
      "for what was store credit from the first",
      () => RefundStory.submitted({ storeCreditBonusPercent: 5 }, paidBy("store_credit")).answer(paid),
    ],
    [
      "for a refund of no return",
      () =>
        toStoreCredit(failed({ returnId: undefined }))
          .submit(1)
          .answer(paid, 1),
    ],
  ])("is not earned %s", (_what, story) => expect(story().types).not.toContain("StoreCreditBonusEarned"));
});
