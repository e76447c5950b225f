import { describe, expect, it } from "vitest";
import { addMs, instant } from "../../../../domain/kernel/instant.ts";
import { deliveredAt, requestFacts } from "../request-facts.ts";
import { allFloors, floorNamed } from "./all-floors.ts";
import { underFloors } from "./stingy-policy.ts";

const at = (requestedAt: string, arrivedAt: string, informed = true) =>
  requestFacts({
    requestedAt: instant(requestedAt),
    lastDeliveredAt: instant(arrivedAt),
    withdrawalInformed: informed,
  });

/** Monday 2 March 2026; the numbers say what the law makes of a policy that gives nothing. */
const rows: readonly (readonly [string, string, string, string, string, string, number, number])[] = [
  ["EU", "2026-03-16T22:59:59.999Z", "buyer", "AT_FIRST_SCAN", "full", "none", 0, 100],
  ["GB", "2026-03-16T23:59:59.999Z", "buyer", "AT_FIRST_SCAN", "full", "none", 0, 100],
  ["BR", "2026-03-10T02:59:59.999Z", "seller", "IMMEDIATE", "full", "share", 0, 0],
  ["KR", "2026-03-09T14:59:59.999Z", "buyer", "AT_DELIVERY_SCAN", "none", "none", 0, 100],
  ["MX", "2026-03-10T05:59:59.999Z", "buyer", "AFTER_INSPECTION", "none", "none", 0, 0],
  ["CN", "2026-03-09T15:59:59.999Z", "buyer", "AT_DELIVERY_SCAN", "none", "none", 100, 100],
  ["TW", "2026-03-09T15:59:59.999Z", "seller", "AT_DELIVERY_SCAN", "full", "share", 100, 100],
  ["JP", "2026-03-10T14:59:59.999Z", "buyer", "AFTER_INSPECTION", "none", "none", 100, 100],
  ["TR", "2026-03-16T20:59:59.999Z", "buyer", "IMMEDIATE", "none", "none", 100, 100],
  ["AR", "2026-03-13T02:59:59.999Z", "seller", "AFTER_INSPECTION", "full", "share", 100, 100],
  ["CL", "2026-03-13T02:59:59.999Z", "buyer", "AT_FIRST_SCAN", "none", "none", 100, 100],
  ["CO", "2026-03-10T04:59:59.999Z", "buyer", "AT_FIRST_SCAN", "none", "none", 100, 100],
  ["TH", "2026-03-09T16:59:59.999Z", "seller", "AT_FIRST_SCAN", "none", "none", 100, 100],
  ["ZA", "2026-03-09T21:59:59.999Z", "buyer", "AT_FIRST_SCAN", "none", "none", 0, 0],
  ["SA", "2026-03-09T20:59:59.999Z", "buyer", "AFTER_INSPECTION", "none", "none", 100, 100],
  ["IL", "2026-03-16T21:59:59.999Z", "buyer", "IMMEDIATE", "none", "none", 5, 0],
];

const without = ["AU", "CA", "CH", "IN", "MY", "PH", "SG", "US"];

it("has a golden case for each jurisdiction", () => {
  const golden = [...rows.map(([market]) => market), ...without, "VN"].map((market) => market.toLowerCase());
  const known = allFloors.filter(({ topic }) => topic === "withdrawal").map(({ id }) => id.slice(6, 8));
  expect(golden.toSorted()).toEqual(known.toSorted());
});

describe("the law against a policy that gives nothing", () => {
  it.each(rows)("%s: until %s, %s pays the return, money %s, outbound %s or %s", (market, end, ...granted) => {
    const [payer, timing, whole, part, restocking, loss] = granted;
    const terms = underFloors(market, at(end, deliveredAt));
    expect(terms).toMatchObject({
      verdict: "approve",
      statutory: true,
      evidencePhotosMin: 0,
      windowEndsAt: end,
      returnShippingPayer: payer,
      refundTiming: timing,
      outboundShippingRefund: whole,
      limits: { restockingFeeMaxPercent: restocking, diminishedValueMaxPercent: loss },
    });
    const { id, version, citation, confidence, effectiveFrom } = floorNamed(`floor.${market.toLowerCase()}.withdrawal`);
    expect(terms.floors).toEqual([{ id, version, citation, confidence, effectiveFrom }]);
    expect(terms.explanation[0]).toEqual({
      ruleId: id,
      citation,
      article: "withdrawal#right",
      sentence: "floor.withdrawal.approved",
    });
    const ofAPart = { ...at(end, deliveredAt), wholeOrder: false };
    expect(underFloors(market, ofAPart).outboundShippingRefund).toBe(part);
    const after = underFloors(market, at(addMs(instant(end), 1), deliveredAt));
    expect(after).toMatchObject({ verdict: "decline", statutory: false, floors: [] });
  });

  it.each(without)("%s: gives no right without a reason, and says so to whoever calls upon it", (market) => {
    const terms = underFloors(market, requestFacts({}, { reason: "WITHDRAWAL_STATUTORY" }));
    expect(terms).toMatchObject({ verdict: "decline", statutory: false, floors: [] });
    expect(terms.explanation.map(({ sentence }) => sentence)).toEqual(["floor.unavailable.no_right", "rule.default"]);
    expect(floorNamed(`floor.${market.toLowerCase()}.withdrawal`).notes.join(" ")).toMatch(
      /no .*right without a reason/,
    );
  });

  it("VN: 30 days from the contract, for those only who were not told", () => {
    const end = "2026-03-31T16:59:59.999Z";
    const ordered = { orderedAt: instant("2026-03-01T08:00:00Z") };
    const uninformed = { ...at(end, "2026-03-20T08:00:00Z", false), ...ordered };
    expect(underFloors("VN", uninformed)).toMatchObject({
      statutory: true,
      windowEndsAt: end,
      returnShippingPayer: "seller",
    });
    expect(underFloors("VN", { ...uninformed, withdrawalInformed: true }).verdict).toBe("decline");
    expect(underFloors("VN", { ...uninformed, requestedAt: addMs(instant(end), 1) }).verdict).toBe("decline");
  });
});

describe("boundary days", () => {
  it.each([
    ["EU", "a Saturday as last day moves to Monday", "2026-02-28T11:00:00Z", "2026-03-16T22:59:59.999Z"],
    ["EU", "Easter Monday moves on", "2026-03-23T11:00:00Z", "2026-04-07T21:59:59.999Z"],
    ["EU", "Christmas moves four days", "2031-12-11T11:00:00Z", "2031-12-29T22:59:59.999Z"],
    ["EU", "summer time begins on the way", "2026-03-20T11:00:00Z", "2026-04-03T21:59:59.999Z"],
    ["EU", "winter time begins on the way", "2026-10-15T10:00:00Z", "2026-10-29T22:59:59.999Z"],
    ["GB", "a Saturday stays the last day", "2026-02-28T11:00:00Z", "2026-03-14T23:59:59.999Z"],
    ["GB", "summer time begins on the way", "2026-03-20T11:00:00Z", "2026-04-03T22:59:59.999Z"],
    ["BR", "a Saturday moves to Monday", "2026-03-07T15:00:00Z", "2026-03-17T02:59:59.999Z"],
    ["KR", "the local day of delivery counts", "2026-03-02T16:00:00Z", "2026-03-10T14:59:59.999Z"],
    ["KR", "Lunar New Year moves on", "2026-02-09T03:00:00Z", "2026-02-19T14:59:59.999Z"],
    ["MX", "holidays and weekends do not count", "2026-03-12T18:00:00Z", "2026-03-21T05:59:59.999Z"],
    ["CO", "holidays and weekends do not count", "2026-03-19T15:00:00Z", "2026-03-28T04:59:59.999Z"],
    ["CL", "winter time begins on the way", "2026-03-30T15:00:00Z", "2026-04-10T03:59:59.999Z"],
    ["IL", "summer time begins on the way", "2026-03-20T10:00:00Z", "2026-04-03T20:59:59.999Z"],
  ])("%s: %s", (market, _, arrivedAt, end) => {
    expect(underFloors(market, at(end, arrivedAt))).toMatchObject({ statutory: true, windowEndsAt: end });
    expect(underFloors(market, at(addMs(instant(end), 1), arrivedAt)).verdict).toBe("decline");
  });

  it.each([
    ["EU", "2026-03-02T11:00:00Z", "2027-03-16T22:59:59.999Z"],
    ["EU", "2027-02-14T11:00:00Z", "2028-03-01T22:59:59.999Z"],
    ["EU", "2031-12-11T11:00:00Z", "2032-12-29T22:59:59.999Z"],
    ["GB", "2026-03-02T11:00:00Z", "2027-03-16T23:59:59.999Z"],
    ["GB", "2028-02-15T11:00:00Z", "2029-02-28T23:59:59.999Z"],
  ])("%s: twelve months more for whoever was not told, and no cost of return: %s", (market, arrivedAt, end) => {
    const terms = underFloors(market, at(end, arrivedAt, false));
    expect(terms).toMatchObject({ statutory: true, windowEndsAt: end, returnShippingPayer: "seller" });
    expect(terms.explanation.map(({ sentence }) => sentence)).toContain("floor.withdrawal.return_shipping");
    expect(underFloors(market, at(addMs(instant(end), 1), arrivedAt, false)).verdict).toBe("decline");
    expect(underFloors(market, at(end, arrivedAt, true)).verdict).toBe("decline");
  });

  it.each(["EU", "GB"])("%s: runs from the last parcel, and of a subscription from the first delivery", (market) => {
    const firstParcel = { deliveredAt: instant("2026-03-02T11:00:00Z") };
    const request = { requestedAt: instant("2026-03-20T12:00:00Z"), lastDeliveredAt: instant("2026-03-10T11:00:00Z") };
    expect(underFloors(market, requestFacts(request, firstParcel)).statutory).toBe(true);
    const subscribed = { ...firstParcel, flags: ["subscription"] };
    expect(underFloors(market, requestFacts(request, subscribed)).statutory).toBe(false);
  });

  it.each(["EU", "BR", "TW"])("%s: has not begun while a parcel is under way", (market) => {
    const { lastDeliveredAt: _, ...underWay } = requestFacts({ requestedAt: instant("2026-06-01T12:00:00Z") });
    expect(underFloors(market, underWay).statutory).toBe(true);
  });

  it.each(["KR", "MX", "AR"])("%s: runs from the contract where that came after the delivery", (market) => {
    const late = { requestedAt: instant("2026-03-20T12:00:00Z") };
    expect(underFloors(market, requestFacts(late)).statutory).toBe(false);
    const ordered = { ...late, orderedAt: instant("2026-03-18T12:00:00Z") };
    expect(underFloors(market, requestFacts(ordered)).statutory).toBe(true);
  });
});
