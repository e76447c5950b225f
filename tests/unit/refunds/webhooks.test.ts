import { describe, expect, it } from "vitest";
import { RefundStory } from "../../support/refund-stories.ts";
import { agent, calendar } from "../../support/refunds.ts";

const paid = { outcome: "succeeded", providerRefundId: "re_1" } as const;
const underWay = { outcome: "pending", providerRefundId: "re_1", pendingReason: "processing" } as const;
const declined = { outcome: "declined", providerRefundId: "re_1", reason: "account_closed" } as const;
const returned = { outcome: "returned", providerRefundId: "re_1", reason: "account_closed" } as const;

describe("a webhook", () => {
  it.each([
    ["paid, twice", [paid, paid]],
    ["paid, then late news that it is under way", [paid, underWay]],
    ["declined, twice", [declined, declined]],
    ["returned, twice", [paid, returned, returned]],
    ["returned, then late news that it had been paid", [paid, returned, paid]],
    ["returned before paid", [returned, paid]],
    ["under way, twice", [underWay, underWay]],
  ] as const)("%s, changes nothing at the last", (_, reports) => {
    const story = RefundStory.submitted();
    for (const report of reports) story.webhook(report);
    expect(story.types).toEqual([]);
  });

  it("may come before the answer to the call", () => {
    const story = RefundStory.submitted().webhook(paid).answer(paid);
    expect(story.types).toEqual([]);
    expect(story.refund.completed?.refundedMinor).toBe(10_000);
  });

  it("may come for a call that was looked up too early", () => {
    const story = RefundStory.submitted().timeOut().reconcile({ outcome: "not_found" }).webhook(paid);
    expect(story.refund.completed?.outcome).toBe("paid");
  });

  it("is found by the provider's id alone", () => {
    const story = RefundStory.submitted().answer(underWay).webhook(paid, { legId: undefined });
    expect(story.statuses).toEqual(["succeeded"]);
  });

  it.each([{ report: { outcome: "succeeded" } }, { report: { ...paid, providerRefundId: "re_9" } }] as const)(
    "of no leg of ours is not ours: %j",
    ({ report }) => {
      expect(RefundStory.submitted().webhook(report, { legId: undefined }).refusal).toEqual({
        code: "refund.leg_unknown",
      });
    },
  );

  it("that fails a leg already paid means that the bank sent the money back", () => {
    expect(RefundStory.submitted().answer(paid).webhook(declined).statuses).toEqual(["returned", "reserved"]);
  });

  it("of an earlier attempt cannot fail the one that is running", () => {
    const story = RefundStory.failed().tell({ type: "ResumeRefund", actor: agent, calendar }).submit();
    const past = { outcome: "declined", reason: "account_closed" } as const;
    expect(story.refund.legs[0]?.generation).toBe(2);
    expect(story.webhook(past, { generation: 1 }).types).toEqual([]);
    expect(story.webhook(past).types).toEqual([]);
    expect(story.webhook(past, { generation: 2 }).types).toEqual(["LegFailed", "RefundParked"]);
  });

  it("by the provider's id of an earlier attempt cannot either", () => {
    const story = RefundStory.submitted().answer(declined);
    story.tell({ type: "ResumeRefund", actor: agent, calendar }).submit();
    expect(story.webhook(declined).types).toEqual([]);
  });
});

describe("words that cannot both be true", () => {
  it.each([
    [
      "an earlier attempt paid after all",
      () =>
        RefundStory.failed().tell({ type: "ResumeRefund", actor: agent, calendar }).webhook(paid, { generation: 1 }),
    ],
    ["a rerouted leg paid after all", () => RefundStory.failed({ fallbackTenders: ["wallet"] }).webhook(paid)],
    ["another amount was paid", () => RefundStory.submitted().webhook(paid, { amountMinor: 9_999 })],
    [
      "our own call was declined after a webhook said paid",
      () => RefundStory.submitted().webhook(paid).answer(declined),
    ],
    [
      "another refund of the provider paid the same leg",
      () =>
        RefundStory.submitted()
          .answer(paid)
          .webhook({ ...paid, providerRefundId: "re_2" }),
    ],
  ])("%s: no money moves and a person asks, once", (_, told) => {
    const story = told();
    const { counters } = story;
    expect(story.types).toEqual(["LegContradicted", "RefundParked"]);
    expect(story.refund.parked).toMatchObject([{ why: "provider_contradicts_itself" }]);
    expect(story.counters).toEqual(counters);
    expect(story.webhook(paid, { amountMinor: 1 }).types).toEqual([]);
  });
});

describe("money that the bank sent back", () => {
  it("is owed again: set aside for a new leg, by a tender that the buyer agreed to", () => {
    const story = RefundStory.submitted({ fallbackTenders: ["bank_transfer"] }).answer(paid);
    story.tell({ type: "RecordLegReturned", legId: story.legIdAt(0), reason: "account_closed" });
    expect(story.types).toEqual(["LegReturned", "LegsReserved"]);
    expect(story.refund.legs).toMatchObject([{ status: "returned" }, { status: "reserved", tender: "bank_transfer" }]);
    expect(story.counters).toEqual([0, 10_000, 0]);
    expect(story.accounts).toEqual({ seller_payable: 10_000, buyer_payable: -10_000 });
  });

  it("waits for a person where only the tender that bounced is left, and completes no second time", () => {
    const story = RefundStory.submitted().answer(paid).webhook(returned);
    expect(story.types).toEqual(["LegReturned", "LegsReserved", "RefundParked"]);
    expect(story.submit(1).refusal).toMatchObject({ code: "refund.leg_parked" });
    story.tell({ type: "ResumeRefund", actor: agent, calendar }).submit(1).answer(paid, 1);
    expect(story.types).toEqual(["LegSucceeded"]);
    expect(story.counters).toEqual([0, 0, 10_000]);
  });

  it.each([
    ["twice", () => RefundStory.submitted().answer(paid).webhook(returned)],
    ["of a leg that is not paid", () => RefundStory.submitted()],
  ])("%s is nothing new", (_, told) => {
    const story = told();
    expect(story.tell({ type: "RecordLegReturned", legId: story.legIdAt(0), reason: "bounced" }).types).toEqual([]);
  });
});
