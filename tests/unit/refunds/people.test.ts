import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { nextStep, refundStatus } from "../../../domain/refunds/index.ts";
import { legIdAt } from "../../../domain/refunds/leg-identity.ts";
import { aFrozenOrder, aPayment, brl } from "../../support/orders.ts";
import { RefundStory } from "../../support/refund-stories.ts";
import { agent, calendar, refundIdOf, seniorAgent } from "../../support/refunds.ts";

const paid = { outcome: "succeeded", providerRefundId: "re_1" } as const;
const declined = { outcome: "declined", reason: "account_closed" } as const;
const consentAt = instant("2026-03-10T09:00:00Z");

const reroute = (story: RefundStory, rest: object = {}) =>
  story.tell({ type: "RerouteLeg", actor: agent, legId: story.legIdAt(0), tender: "wallet", ...rest });

describe("an agent reroutes a failed leg", () => {
  it("to another tender; the money stays set aside and the leg is no longer parked", () => {
    const story = reroute(RefundStory.failed());
    expect(story.types).toEqual(["LegRerouted", "LegsReserved"]);
    expect(story.refund.legs[1]).toMatchObject({ tender: "wallet", status: "reserved", replaces: story.legIdAt(0) });
    expect(story.refund.parked).toEqual([]);
    expect(story.counters).toEqual([0, 10_000, 0]);
    expect(story.submit(1).answer(paid, 1).refund.completed?.outcome).toBe("paid");
  });

  it.each([
    [
      "a tender that nobody can be paid with",
      { tender: "boleto" },
      { code: "refund.tender_unknown", tender: "boleto" },
    ],
    ["store credit unasked", { tender: "store_credit" }, { code: "refund.store_credit_needs_consent" }],
    [
      "in the buyer's name",
      { actor: { role: "buyer", id: "buyer-1" } },
      { code: "refund.role_not_allowed", needs: "agent" },
    ],
    ["a leg of another refund", { legId: legIdAt(refundIdOf(9), 1) }, { code: "refund.leg_unknown" }],
  ])("but not %s", (_, rest, refusal) => {
    expect(reroute(RefundStory.failed(), rest).refusal).toMatchObject(refusal);
  });

  it("to store credit when the buyer wants it", () => {
    const story = reroute(RefundStory.failed(), { tender: "store_credit", storeCreditConsentAt: consentAt });
    expect(story.events[0]).toMatchObject({ type: "LegRerouted", data: { storeCreditConsentAt: consentAt } });
  });

  it.each([
    ["reserved", () => RefundStory.reserved()],
    ["submitted", () => RefundStory.submitted()],
    ["unknown", () => RefundStory.submitted().timeOut()],
    ["succeeded", () => RefundStory.submitted().answer(paid)],
    ["rerouted", () => reroute(RefundStory.failed())],
  ])("only when it failed, not when it is %s", (status, story) => {
    expect(reroute(story()).refusal).toMatchObject({ code: "refund.leg_not_allowed_now", status, allowed: ["failed"] });
  });
});

describe("a senior agent gives up a leg", () => {
  const abandon = (story: RefundStory, actor = seniorAgent) =>
    story.tell({ type: "AbandonLeg", actor, legId: story.legIdAt(0), reason: "buyer_unreachable" });

  it("which frees the money, takes back who bore it, and ends the refund", () => {
    const story = abandon(RefundStory.failed());
    expect(story.types).toEqual(["LegAbandoned", "RefundCompleted"]);
    expect(story.refund.completed?.outcome).toBe("cancelled");
    expect(story.counters).toEqual([10_000, 0, 0]);
    expect(story.accounts).toEqual({});
    expect(story.world.entries.map(({ kind }) => kind)).toEqual(["refund_owed", "refund_released"]);
    expect(abandon(story).types).toEqual([]);
  });

  it("alone: an agent may not", () => {
    expect(abandon(RefundStory.failed(), agent).refusal).toEqual({
      code: "refund.role_not_allowed",
      needs: "senior_agent",
    });
  });

  it("never while it may be paid", () => {
    expect(abandon(RefundStory.submitted()).refusal).toMatchObject({ code: "refund.leg_not_allowed_now" });
    const held = RefundStory.submitted().timeOut().reconcile({ outcome: "not_found" });
    held.tell({ type: "HoldLegs", paymentId: "pay-1" });
    expect(abandon(held).refusal).toMatchObject({ code: "refund.leg_maybe_paid" });
  });

  it("of several: the rest is partly paid", () => {
    const order = aFrozenOrder({
      payments: [aPayment({ captured: brl(4_000) }), aPayment({ paymentId: "pay-2", captured: brl(6_000) })],
    });
    const story = RefundStory.reserved({}, order).submit(0).answer(declined).submit(1).answer(paid, 1);
    expect(refundStatus(story.refund)).toBe("parked");
    expect(abandon(story).refund.completed).toMatchObject({ outcome: "partly_paid", refundedMinor: 4_000 });
    expect(story.counters).toEqual([6_000, 0, 4_000]);
    expect(story.accounts).toEqual({ seller_payable: 4_000, psp_clearing: -4_000 });
  });
});

describe("a refund that cannot be set aside", () => {
  const giveUp = (story: RefundStory, actor = seniorAgent) =>
    story.tell({ type: "AbandonRefund", actor, reason: "duplicate" });

  it("is parked, tried again, and given up by a senior agent", () => {
    const story = RefundStory.opened().tell({ type: "ParkRefund", why: "exceeds_refundable" });
    expect(refundStatus(story.refund)).toBe("parked");
    expect(story.tell({ type: "ParkRefund", why: "exceeds_refundable" }).types).toEqual([]);
    story.tell({ type: "ResumeRefund", actor: agent, calendar });
    expect(nextStep(story.refund)).toEqual({ step: "reserve" });
    expect(giveUp(story, agent).refusal).toMatchObject({ code: "refund.role_not_allowed" });
    expect(giveUp(story).types).toEqual(["RefundAbandoned", "RefundCompleted"]);
    expect(story.refund.completed).toMatchObject({ outcome: "cancelled", refundedMinor: 0 });
    expect(giveUp(story).types).toEqual([]);
  });

  it("is not given up once money is set aside", () => {
    expect(giveUp(RefundStory.reserved()).refusal).toEqual({ code: "refund.already_reserved" });
  });
});

describe("a parked refund goes on", () => {
  it("only when it was parked", () => {
    expect(RefundStory.reserved().tell({ type: "ResumeRefund", actor: agent, calendar }).refusal).toEqual({
      code: "refund.not_parked",
    });
  });

  it("with a new key for what was declined, and its full time for what still waits", () => {
    const story = RefundStory.failed().tell({ type: "ResumeRefund", actor: agent, calendar });
    expect(story.types).toEqual(["RefundResumed", "LegRetried"]);
    expect(nextStep(story.refund)).toEqual({
      step: "submit",
      legId: story.legIdAt(0),
      key: `${story.refundId}:${story.legIdAt(0)}:2`,
    });
  });
});
