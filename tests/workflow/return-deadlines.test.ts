import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PRICES, ReturnStory } from "../support/return-stories.ts";
import { buyer, type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
// A Tuesday noon in March: two business days are over on Thursday.
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const requested = (priceMinor: number = PRICES.large) => ReturnStory.requested(story, { priceMinor });

describe("a seller who does not answer in two business days", () => {
  it("has refunded without a return, up to the tier's limit", async () => {
    const ours = await requested(15_000);
    expect((await ours.read()).deadlines).toMatchObject([
      { name: "seller_answer", onTimeout: "refund_without_return" },
    ]);
    await ours.timeOut();
    const closed = await ours.at("2026-03-14T12:00:00Z");
    expect(closed).toMatchObject({ status: "closed", closeReason: "RETURNLESS" });
    expect(closed.money.refunded).toEqual(closed.money.paid);
    expect(await ours.types()).toContain("SettlementBegun");
  });

  it("has approved the return, above it", async () => {
    const ours = await requested(15_001);
    expect((await ours.read()).deadlines).toMatchObject([{ name: "seller_answer", onTimeout: "approve_return" }]);
    expect(await ours.timeOut()).toMatchObject({ status: "awaiting_handover" });
  });
});

describe("an offer that nobody answers", () => {
  it("falls back after 48 hours to the seller's own clock, which ran on meanwhile", async () => {
    const ours = await requested();
    const sellerDueAt = await ours.dueAt();
    await ours.offer();
    expect((await ours.read()).deadlines).toMatchObject([{ name: "offer", at: "2026-03-12T12:00:00.000Z" }]);
    const after = await ours.timeOut();
    expect(await ours.types()).toEqual(["ReturnRequested", "SellerAsked", "OfferMade", "OfferClosed", "SellerAsked"]);
    expect(after).toMatchObject({ status: "awaiting_seller", deadlines: [{ at: sellerDueAt }] });
    expect(await ours.timeOut()).toMatchObject({ status: "awaiting_handover" });
  });

  it("takes nothing from a buyer whose return was approved before", async () => {
    const ours = await requested();
    await ours.approve();
    const handOverDueAt = await ours.dueAt();
    await ours.offer();
    expect(await ours.timeOut()).toMatchObject({
      status: "awaiting_handover",
      deadlines: [{ name: "hand_over", at: handOverDueAt }],
    });
  });

  it("goes to an agent when the whole negotiation has lasted ten days", async () => {
    const ours = await requested();
    await ours.offer(20_000);
    const { offers } = await ours.read();
    await ours.act(buyer, `offers/${offers[0]?.offerId}/decline`);
    await ours.reject();
    await story.pass("P6DT20H");
    await ours.act(buyer, "resubmit");
    await story.pass("PT44H");
    await ours.offer(30_000);
    expect(await ours.read()).toMatchObject({
      status: "negotiating",
      deadlines: [{ name: "offer", onTimeout: "escalate" }],
    });
    expect(await ours.dueAt()).toBe("2026-03-21T02:59:59.999Z");
    expect(await ours.timeOut()).toMatchObject({ status: "escalated", deadlines: [{ name: "platform_decision" }] });
    expect(await ours.queueOf()).toBe("escalated-returns");
  });
});

describe("a buyer who does not hand the goods over in 14 days", () => {
  const types = ["ReturnRequested", "SellerAsked", "ReturnApproved"];

  it("is reminded at half and at four fifths, then the return lapses", async () => {
    const ours = await requested();
    await ours.approve();
    expect((await ours.at("2026-03-17T11:00:00Z")).status).toBe("awaiting_handover");
    expect(await ours.types()).toEqual(types);
    await ours.at("2026-03-18T12:00:00Z");
    expect(await ours.types()).toEqual([...types, "HandOverReminded"]);
    await ours.at("2026-03-22T12:00:00Z");
    expect(await ours.types()).toEqual([...types, "HandOverReminded", "HandOverReminded"]);
    const reminders = story.recourse.sandbox.notifier
      .sent()
      .filter(({ template }) => template === "return.HandOverReminded");
    expect(reminders.map(({ to }) => to.role)).toEqual(["buyer", "buyer"]);
    expect(await ours.timeOut()).toMatchObject({ status: "lapsed", deadlines: [{ name: "reopening_window" }] });
  });

  it("has the case closed at the end of the window", async () => {
    const ours = await requested();
    await ours.approve();
    await ours.timeOut();
    expect(await ours.timeOut()).toMatchObject({ status: "closed", closeReason: "LAPSED", deadlines: [] });
    expect(ours.processes("SUCCEEDED")).toEqual([`${ours.id}-return`]);
  });

  it("may still send them while the window is open", async () => {
    const ours = await requested();
    await ours.approve();
    expect((await ours.timeOut()).status).toBe("lapsed");
    await ours.handOver();
    expect(await ours.read()).toMatchObject({ status: "in_transit", deadlines: [{ name: "transit_silence" }] });
    await ours.scan("delivered");
    await ours.inspect();
    await story.pass("P1D");
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "REFUNDED_FULL" });
  });
});
