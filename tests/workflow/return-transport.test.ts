import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PRICES, ReturnStory } from "../support/return-stories.ts";
import { buyer, platform, type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const sent = async (arrangedBy: "buyer" | "seller" | "platform" = "buyer", priceMinor: number = PRICES.large) => {
  const ours = await ReturnStory.requested(story, { priceMinor });
  await ours.approve();
  await ours.handOver(arrangedBy);
  return ours;
};

const balanced = async () =>
  (await story.get<{ balanced: boolean }>(platform, "/platform/v1/ledger/trial-balance")).body.balanced;

describe("a parcel that nobody sees for ten days", () => {
  it.each(["seller", "platform"] as const)("is refunded when the %s arranged carriage", async (arrangedBy) => {
    const ours = await sent(arrangedBy);
    expect(await ours.timeOut()).toMatchObject({ status: "settling" });
    await story.pass("P1D");
    const closed = await ours.read();
    expect(closed).toMatchObject({ status: "closed", closeReason: "REFUNDED_FULL" });
    expect(closed.money.refunded).toEqual(closed.money.paid);
    expect(closed.lines[0]?.units[0]?.reception).toBe("lost");
    expect(await balanced()).toBe(true);
  });

  it("goes to an agent when the buyer arranged carriage", async () => {
    const ours = await sent("buyer");
    expect(await ours.timeOut()).toMatchObject({ status: "escalated", deadlines: [{ name: "platform_decision" }] });
    expect(await ours.queueOf()).toBe("escalated-returns");
  });

  it("counts from the last scan", async () => {
    const ours = await sent("platform");
    const first = await ours.dueAt();
    await story.pass("P5D");
    await ours.scan("in_transit");
    const second = await ours.dueAt();
    expect(Date.parse(second) - Date.parse(first)).toBe(5 * 86_400_000);
    expect((await ours.at(first)).status).toBe("in_transit");
    expect((await ours.timeOut()).status).toBe("settling");
  });
});

describe("a parcel that the carrier reports as lost", () => {
  it("is refunded at once when the platform arranged carriage", async () => {
    const ours = await sent("platform");
    await ours.scan("lost");
    await story.pass("P1D");
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "REFUNDED_FULL" });
  });

  it("goes to an agent when the buyer arranged carriage", async () => {
    const ours = await sent("buyer");
    await ours.scan("lost");
    expect(await ours.read()).toMatchObject({ status: "escalated" });
  });
});

describe("a seller who does not inspect in two business days after the delivery", () => {
  it("has accepted the goods as received", async () => {
    const ours = await sent();
    await story.pass("P1D");
    await ours.scan("delivered");
    expect(await ours.read()).toMatchObject({ status: "inspecting", deadlines: [{ name: "inspection" }] });
    expect((await ours.timeOut()).status).toBe("settling");
    await story.pass("P1D");
    const closed = await ours.read();
    expect(closed).toMatchObject({ status: "closed", closeReason: "REFUNDED_FULL" });
    expect(closed.lines[0]?.units[0]?.acceptance).toBe("accepted");
  });

  it("may take three more once, and the old timer changes nothing", async () => {
    const ours = await sent();
    await ours.scan("delivered");
    const first = await ours.dueAt();
    await ours.act({ role: "seller", subject: "clerk-1", sellerId: "seller-1" }, "extend-inspection");
    const second = await ours.dueAt();
    expect(second > first).toBe(true);
    const { version } = await ours.read();
    expect(await ours.at(first)).toMatchObject({ status: "inspecting", version });
    expect((await ours.timeOut()).status).toBe("settling");
  });
});

describe("a rejection", () => {
  it("stands when the buyer does not react in seven days", async () => {
    const ours = await ReturnStory.requested(story);
    await ours.reject();
    expect(await ours.timeOut()).toMatchObject({ status: "closed", closeReason: "REJECTED_UNCHALLENGED" });
    expect(ours.processes("SUCCEEDED")).toEqual([`${ours.id}-return`]);
  });

  it("of goods that came back stands likewise", async () => {
    const ours = await sent();
    await ours.scan("delivered");
    await story.pass("P1D");
    await ours.act({ role: "seller", subject: "clerk-1", sellerId: "seller-1" }, "reject-received", {
      reason: "NOT_RECEIVED",
    });
    expect(await ours.read()).toMatchObject({ status: "rejected_open" });
    expect(await ours.timeOut()).toMatchObject({ status: "closed", closeReason: "REJECTED_UNCHALLENGED" });
  });

  it("goes before the seller again, with a clock of its own, when the buyer asks", async () => {
    const ours = await ReturnStory.requested(story);
    await ours.reject();
    await story.pass("P2D");
    await ours.act(buyer, "resubmit");
    expect(await ours.read()).toMatchObject({ status: "awaiting_seller", deadlines: [{ name: "seller_answer" }] });
    expect((await ours.timeOut()).status).toBe("awaiting_handover");
  });
});
