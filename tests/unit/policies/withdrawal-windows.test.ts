import { describe, expect, it } from "vitest";
import { addMs, instant } from "../../../domain/kernel/instant.ts";
import { deliveredAt, requestFacts, rulesOf, termsOf } from "./request-facts.ts";

const at = (requestedAt: string, arrivedAt: string = deliveredAt) =>
  requestFacts({ requestedAt: instant(requestedAt), lastDeliveredAt: instant(arrivedAt) });

describe("the right to withdraw, in the market's own days", () => {
  it.each([
    ["BR", "7 days", deliveredAt, "2026-03-10T02:59:59.999Z"],
    ["MX", "5 business days", deliveredAt, "2026-03-10T05:59:59.999Z"],
    ["KR", "7 days", deliveredAt, "2026-03-09T14:59:59.999Z"],
    ["EU", "14 days", deliveredAt, "2026-03-16T22:59:59.999Z"],
    ["GB", "14 days", deliveredAt, "2026-03-16T23:59:59.999Z"],
    ["EU", "a Saturday as last day moves to Monday", "2026-02-28T11:00:00Z", "2026-03-16T22:59:59.999Z"],
    ["GB", "a Saturday stays the last day", "2026-02-28T11:00:00Z", "2026-03-14T23:59:59.999Z"],
    ["KR", "a Saturday as last day moves to Monday", "2026-03-07T03:00:00Z", "2026-03-16T14:59:59.999Z"],
    ["BR", "a Saturday as last day moves to Monday", "2026-03-07T15:00:00Z", "2026-03-17T02:59:59.999Z"],
    ["EU", "summer time begins on the way", "2026-03-20T11:00:00Z", "2026-04-03T21:59:59.999Z"],
    ["GB", "summer time begins on the way", "2026-03-20T11:00:00Z", "2026-04-03T22:59:59.999Z"],
    ["EU", "a holiday as last day moves on", "2026-03-23T11:00:00Z", "2026-04-07T21:59:59.999Z"],
    ["MX", "holidays and weekends do not count", "2026-03-12T18:00:00Z", "2026-03-21T05:59:59.999Z"],
    ["KR", "the day of delivery is the local one", "2026-03-02T16:00:00Z", "2026-03-10T14:59:59.999Z"],
  ])("%s: %s, last instant in and next one out", (market, _, arrivedAt, end) => {
    const last = termsOf(market, at(end, arrivedAt));
    expect(last).toMatchObject({ verdict: "approve", statutory: true, windowEndsAt: end, evidencePhotosMin: 0 });
    const after = termsOf(market, at(addMs(instant(end), 1), arrivedAt));
    expect(after).toMatchObject({ statutory: false });
    expect(after.verdict).not.toBe("approve");
  });

  it("does not exist in the US, where the platform gives 30 days and asks the seller", () => {
    const end = "2026-04-02T03:59:59.999Z";
    expect(termsOf("US", at(end))).toMatchObject({ verdict: "ask_seller", statutory: false, windowEndsAt: end });
    expect(termsOf("US", at("2026-04-02T04:00:00.000Z"))).toMatchObject({ verdict: "decline", windowEndsAt: end });
  });

  it.each(["BR", "MX", "KR", "EU", "GB"])(
    "%s: afterwards the platform's own 15 days are the seller's to answer",
    (market) => {
      const inside = termsOf(market, at("2026-03-17T12:00:00Z"));
      expect(inside).toMatchObject({ verdict: "ask_seller", statutory: false, returnShippingPayer: "buyer" });
      expect(rulesOf(inside)).toEqual(["change-of-mind"]);
      const outside = termsOf(market, at("2026-03-18T12:00:00Z"));
      expect(outside.verdict).toBe("decline");
      expect(rulesOf(outside)).toEqual(["change-of-mind-closed"]);
    },
  );

  it.each(["EU", "GB"])("%s: a buyer who was never told has twelve months more and pays nothing", (market) => {
    const late = { requestedAt: instant("2027-03-16T12:00:00Z") };
    expect(termsOf(market, requestFacts({ ...late, withdrawalInformed: false }))).toMatchObject({
      verdict: "approve",
      statutory: true,
      returnShippingPayer: "seller",
    });
    expect(termsOf(market, requestFacts({ ...late, withdrawalInformed: true })).verdict).toBe("decline");
  });

  it("has not begun while an item of the order is under way, however long ago the first one came", () => {
    const { lastDeliveredAt: _, ...underWay } = requestFacts({ requestedAt: instant("2026-06-01T12:00:00Z") });
    expect(termsOf("EU", underWay)).toMatchObject({ verdict: "approve", statutory: true });
  });
});
