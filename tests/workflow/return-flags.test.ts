import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fractionAt } from "../../domain/kernel/clocks.ts";
import { addMs, type Instant, instant } from "../../domain/kernel/instant.ts";
import { flowExperiment, putInForce, weighted } from "../support/flow-experiments.ts";
import { PRICES, ReturnStory } from "../support/return-stories.ts";
import { buyer, type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});
afterEach(() => story.recourse.stop());

const now = () => story.recourse.clock.now();
const times = (types: readonly string[], type: string) => types.filter((each) => each === type).length;

/** Everybody in one arm but one bucket of ten thousand. */
const oneArm = (flag: string, [first, second]: readonly [string, string], isFirst: boolean) =>
  putInForce(
    story.recourse.runtime.store,
    flowExperiment(`${flag}_v1`, { flag, unit: "BUYER", variants: weighted(first, second, isFirst) }),
  );

const messagesTo = (role: string, template: string) =>
  story.recourse.sandbox.notifier.sent().filter(({ to, template: sent }) => to.role === role && sent === template);

describe("the seller's reminders", () => {
  it.each([
    ["without an experiment", undefined, [50, 80]],
    ["half_way", true, [50, 80]],
    ["early", false, [25, 80]],
  ] as const)("%s come at their times, once each, and the deadline is kept", async (_name, isFirst, percents) => {
    if (isFirst !== undefined) await oneArm("seller_reminder", ["half_way", "early"], isFirst);
    const startedAt = now();
    const told = await ReturnStory.requested(story);
    const dueAt = await told.dueAt();
    for (const [index, percent] of percents.entries()) {
      const at = fractionAt(startedAt, dueAt, percent);
      await told.at(addMs(at, -1_000));
      expect(times(await told.types(), "SellerReminded")).toBe(index);
      await told.at(addMs(at, 1_000));
      expect(times(await told.types(), "SellerReminded")).toBe(index + 1);
    }
    expect(messagesTo("seller", "return.SellerReminded")).toHaveLength(2);
    expect(messagesTo("buyer", "return.SellerReminded")).toEqual([]);
    expect(await told.dueAt()).toBe(dueAt);
    expect((await told.timeOut()).status).not.toBe("awaiting_seller");
    expect(times(await told.types(), "SellerReminded")).toBe(2);
  });

  it("stop with the seller's answer", async () => {
    const told = await ReturnStory.requested(story);
    const dueAt = await told.dueAt();
    await told.approve();
    await told.at(dueAt);
    expect(await told.types()).not.toContain("SellerReminded");
  });
});

describe("the platform's offer", () => {
  const offered = async () => {
    await oneArm("partial_offer", ["straight_to_return", "offer_first"], false);
    const told = await ReturnStory.requested(story);
    await told.approve();
    return told;
  };

  const handOverDue = async (told: ReturnStory): Promise<Instant> => {
    const [deadline] = (await told.read()).deadlines;
    expect(deadline?.name).toBe("hand_over");
    return instant(deadline?.at ?? "");
  };

  it("that runs out gives the case back to its process, with the clock that ran meanwhile", async () => {
    const told = await offered();
    const { offers } = await told.read();
    expect(offers).toMatchObject([{ by: "platform", standing: "open" }]);
    const [offer] = offers;
    expect((await told.timeOut()).status).toBe("awaiting_handover");
    expect((await told.types()).slice(-2)).toEqual(["OfferClosed", "HandOverResumed"]);
    const dueAt = await handOverDue(told);
    expect(dueAt > instant(offer?.expiresAt ?? "")).toBe(true);
    await told.at(addMs(dueAt, 1_000));
    expect((await told.read()).status).toBe("lapsed");
  });

  it("that is declined leaves the very deadline of a case without one", async () => {
    const told = await offered();
    const [offer] = (await told.read()).offers;
    await told.act(buyer, `offers/${offer?.offerId}/decline`);
    const dueAt = await handOverDue(told);
    await putInForce(
      story.recourse.runtime.store,
      { ...flowExperiment("partial_offer_v1", { flag: "partial_offer" }), status: "paused" },
      flowExperiment("partial_offer_v1", { flag: "partial_offer" }),
    );
    const other = await ReturnStory.requested(story, { orderId: "order-9" });
    await other.approve();
    expect(await handOverDue(other)).toBe(dueAt);
  });

  it("that is accepted ends the process with the money", async () => {
    const told = await offered();
    const [offer] = (await told.read()).offers;
    await told.act(buyer, `offers/${offer?.offerId}/accept`);
    await story.pass("P2D");
    expect(await told.read()).toMatchObject({ status: "closed", closeReason: "REFUNDED_PARTIAL" });
    expect(told.processes()).toEqual([]);
  });
});

describe("the time of the refund", () => {
  const ordered = async (told: ReturnStory) => (await told.read()).money.ordered.amountMinor > 0;

  it.each([
    ["by_policy", true, [false, true]],
    ["first_scan", false, [true, true]],
  ] as const)("%s: after the first scan and the delivery", async (_variant, isFirst, expected) => {
    await oneArm("refund_timing", ["by_policy", "first_scan"], isFirst);
    // In the middle band the policy pays at the delivery.
    const told = await ReturnStory.requested(story, { priceMinor: PRICES.middle });
    await told.approve();
    await told.handOver();
    await told.scan("first_scan");
    expect(await ordered(told)).toBe(expected[0]);
    await told.scan("delivered");
    expect(await ordered(told)).toBe(expected[1]);
    expect(times(await told.types(), "VariantExposed")).toBe(1);
  });

  it("after_inspection: only then, and once", async () => {
    await oneArm("refund_timing", ["after_inspection", "by_policy"], true);
    const told = await ReturnStory.requested(story, { priceMinor: PRICES.small });
    await told.approve();
    await told.handOver();
    await told.scan("first_scan");
    await told.scan("delivered");
    expect(await ordered(told)).toBe(false);
    await told.inspect();
    expect(await ordered(told)).toBe(true);
    expect(times(await told.types(), "RefundOrdered")).toBe(1);
  });
});
