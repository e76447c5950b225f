import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import type { RefundCommandOf } from "../../../domain/refunds/commands.ts";
import { nextStep, refundStatus, wakeAt } from "../../../domain/refunds/index.ts";
import { aFrozenOrder, aLine, aPayment, brl } from "../../support/orders.ts";
import { RefundStory } from "../../support/refund-stories.ts";
import { agent, calendar } from "../../support/refunds.ts";

const paid = { outcome: "succeeded", providerRefundId: "re_1" } as const;
const hold = { type: "HoldLegs", paymentId: "pay-1" } as const;
const release = (chargeback: "won" | "lost") => ({ type: "ReleaseLegs", paymentId: "pay-1", chargeback }) as const;

describe("a chargeback", () => {
  it("holds what was not sent; the money stays set aside and nobody can send it", () => {
    const story = RefundStory.reserved().tell(hold);
    expect(story.statuses).toEqual(["held"]);
    expect(story.counters).toEqual([0, 10_000, 0]);
    expect(story.submit().refusal).toMatchObject({ code: "refund.leg_not_allowed_now", status: "held" });
    expect(story.tell(hold).types).toEqual([]);
  });

  it("before the money is set aside holds it from then on", () => {
    const story = RefundStory.opened().tell(hold);
    const { balances, payments } = story.world.balances;
    story.tell({ type: "ReserveRefund", balances: [...balances], payments: [...payments] });
    expect(story.statuses).toEqual(["held"]);
    expect(story.accounts).toEqual({ buyer_payable: -10_000, seller_payable: 10_000 });
  });

  it("does not touch another payment, nor what is with the provider", () => {
    expect(RefundStory.reserved().tell({ ...hold, paymentId: "pay-9" }).statuses).toEqual(["reserved"]);
    expect(RefundStory.submitted().tell(hold).statuses).toEqual(["submitted"]);
  });

  it("keeps a declined leg from being paid by another tender meanwhile", () => {
    const story = RefundStory.submitted({ fallbackTenders: ["wallet"] }).tell(hold);
    story.answer({ outcome: "declined", reason: "charge_disputed" });
    expect(story.types).toEqual(["LegFailed", "RefundParked"]);
    story.tell({ type: "RerouteLeg", actor: agent, legId: story.legIdAt(0), tender: "wallet" });
    expect(story.statuses).toEqual(["rerouted", "held"]);
  });

  it("keeps a retried leg from being sent meanwhile", () => {
    const story = RefundStory.failed().tell(hold).tell({ type: "ResumeRefund", actor: agent, calendar });
    expect(story.types).toEqual(["RefundResumed", "LegRetried", "LegsHeld"]);
  });

  it("won by the seller lets the refund go on, with the time that it stood still", () => {
    const story = RefundStory.reserved().tell({ ...hold, at: instant("2026-03-10T18:00:00Z") });
    expect(wakeAt(story.refund)).toBeUndefined();
    expect(story.tell({ type: "RingClock", at: instant("2026-03-20T00:00:00Z") }).types).toEqual([]);
    story.tell({ ...release("won"), at: instant("2026-03-20T18:00:00Z") });
    expect(story.statuses).toEqual(["reserved"]);
    expect(wakeAt(story.refund)).toBe("2026-03-21T12:00:00.000Z");
  });

  it("lost to the buyer has paid the buyer: what was held is given back through the bank, once", () => {
    const story = RefundStory.reserved().tell(hold).tell(release("lost"));
    expect(story.types).toEqual(["LegSettledByChargeback", "LegsReleased", "RefundCompleted"]);
    expect(story.refund.completed).toMatchObject({ outcome: "cancelled", refundedMinor: 0 });
    expect(story.counters).toEqual([0, 0, 10_000]);
    expect(story.accounts).toEqual({ seller_payable: 10_000, chargeback_suspense: -10_000 });
    expect(story.tell(release("lost")).types).toEqual([]);
  });

  it("lost after the provider was found not to know the leg never sends it again: the bank has paid the buyer", () => {
    const story = RefundStory.submitted()
      .timeOut()
      .reconcile({ outcome: "not_found" })
      .tell(hold)
      .tell(release("lost"));
    expect(story.statuses).toEqual(["cancelled"]);
    expect(nextStep(story.refund).step).toBe("done");
    expect(story.webhook(paid).types).toContain("LegContradicted");
  });

  it("does not stop news of a payment that was already under way", () => {
    const story = RefundStory.submitted().timeOut().reconcile({ outcome: "not_found" }).tell(hold).webhook(paid);
    expect(story.refund.completed?.outcome).toBe("paid");
  });
});

const adopt = (story: RefundStory, rest: Partial<RefundCommandOf<"AdoptExternalRefund">> = {}) => {
  const { balances, payments } = story.world.balances;
  return story.tell({
    type: "AdoptExternalRefund",
    paymentId: "pay-1",
    amountMinor: 10_000,
    providerRefundId: "ext_1",
    balances: [...balances],
    payments: [...payments],
    ...rest,
  });
};

describe("a refund made at the provider, past this system", () => {
  it.each([
    ["reserved", () => RefundStory.reserved()],
    ["failed", () => RefundStory.failed()],
    ["held", () => RefundStory.reserved().tell(hold)],
  ])("takes the place of a leg of its amount that is %s, and its reservation", (_, opened) => {
    const story = adopt(opened());
    expect(story.types).toEqual(["ExternalLegAdopted", "LegsReserved", "LegSucceeded", "RefundCompleted"]);
    expect(story.statuses).toEqual(["rerouted", "succeeded"]);
    expect(story.refund.legs[1]?.origin).toBe("external");
    expect(story.counters).toEqual([0, 0, 10_000]);
    expect(adopt(story).types).toEqual([]);
  });

  it.each([
    ["submitted", () => RefundStory.submitted()],
    ["unknown", () => RefundStory.submitted().timeOut()],
    ["sent again", () => RefundStory.submitted().timeOut().reconcile({ outcome: "not_found" })],
  ])("may be our own leg that is %s: that is looked up first", (_, opened) => {
    expect(adopt(opened()).refusal).toMatchObject({ code: "refund.leg_maybe_paid" });
  });

  it("of its own is split over what is left, by component, and borne like the refund", () => {
    const order = aFrozenOrder({ lines: [aLine({ unitPrice: brl(9_000), shipping: brl(1_000) })] });
    const story = adopt(RefundStory.opened({ purpose: "external", units: [], fault: "PLATFORM" }, order), {
      amountMinor: 1_000,
    });
    expect(story.refund.legs).toMatchObject([{ status: "succeeded", amounts: { item: 900, shipping: 100 } }]);
    expect(story.accounts).toEqual({ platform_loss: 1_000, psp_clearing: -1_000 });
    expect(story.refund.completed).toMatchObject({ outcome: "paid", refundedMinor: 1_000 });
  });

  it.each([
    ["more than is left", { amountMinor: 10_001 }, { code: "refund.exceeds_refundable", refundableMinor: 10_000 }],
    ["an unknown payment", { paymentId: "pay-9" }, { code: "refund.payment_unknown", paymentId: "pay-9" }],
  ])("of %s is refused, for a person to look at", (_, rest, refusal) => {
    expect(adopt(RefundStory.opened({ purpose: "external", units: [] }), rest).refusal).toMatchObject(refusal);
  });
});

const assign = (fault: "SELLER" | "CARRIER" | "PLATFORM") => ({ type: "AssignLiability", fault }) as const;

describe("liability that is settled later", () => {
  it("moves a provisional refund from the platform to whoever is liable, by a new entry", () => {
    const story = RefundStory.submitted({ fault: "UNDETERMINED", provisional: true }).answer(paid);
    expect(story.accounts).toEqual({ platform_loss: 10_000, psp_clearing: -10_000 });
    const before = story.world.entries;
    story.tell(assign("SELLER"));
    expect(story.world.entries.slice(0, before.length)).toEqual(before);
    expect(story.world.entries.at(-1)).toMatchObject({
      kind: "liability_shifted",
      provisional: false,
      policy: { id: "BR", version: 1 },
      legs: [
        { account: "seller_payable", party: "seller-1", amountMinor: 10_000 },
        { account: "platform_loss", amountMinor: -10_000 },
      ],
    });
    expect(story.accounts).toEqual({ seller_payable: 10_000, psp_clearing: -10_000 });
  });

  it("moves the provider's fee with it", () => {
    const story = RefundStory.submitted({ fault: "PLATFORM" })
      .answer({ ...paid, feeMinor: 40 })
      .tell(assign("SELLER"));
    expect(story.accounts).toEqual({ seller_payable: 10_040, psp_clearing: -10_040 });
  });

  it("may move again, and by shares", () => {
    const story = RefundStory.submitted().answer(paid).tell(assign("CARRIER"));
    const shares = [
      { party: "seller" as const, sharePercent: 30 },
      { party: "platform" as const, sharePercent: 70 },
    ];
    story.tell({ ...assign("SELLER"), shares });
    expect(story.accounts).toEqual({ seller_payable: 3_000, platform_loss: 7_000, psp_clearing: -10_000 });
  });

  it("that says the same changes nothing", () => {
    const story = RefundStory.reserved({ fault: "CARRIER" });
    expect(story.tell(assign("CARRIER")).types).toEqual([]);
  });

  it("books the label that carried the goods back after an early refund, to its payer and once", () => {
    const story = RefundStory.reserved({ provisional: true });
    const returnLabel = { payer: "seller" as const, costMinor: 1_200 };
    story.tell({ ...assign("SELLER"), returnLabel });
    expect(story.accounts).toMatchObject({ carrier_payable: -1_200, seller_payable: 11_200 });
    expect(story.tell({ ...assign("SELLER"), returnLabel }).types).toEqual([]);
  });

  it("before the money is set aside books nothing yet", () => {
    const story = RefundStory.opened({ provisional: true }).tell(assign("PLATFORM"));
    expect(story.types).toEqual(["LiabilityAssigned"]);
    expect(story.world.entries).toEqual([]);
  });
});

describe("a replaced leg", () => {
  it("moves nothing in the ledger: the reservation goes over as it is", () => {
    const order = aFrozenOrder({ payments: [aPayment({ captured: brl(10_000) })] });
    const story = RefundStory.submitted({ fallbackTenders: ["wallet"] }, order);
    const entries = story.world.entries.length;
    story.answer({ outcome: "declined", reason: "account_closed" });
    expect(story.world.entries.length).toBe(entries);
    expect(refundStatus(story.refund)).toBe("reserved");
  });
});
