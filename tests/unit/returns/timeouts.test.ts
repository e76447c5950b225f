import { describe, expect, it } from "vitest";
import { addMs, type Instant, instant } from "../../../domain/kernel/instant.ts";
import { deadlinesOf, type ReturnCommand, wakeAt } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  given,
  handOver,
  idOf,
  photo,
  refundId,
  request,
  ring,
  scan,
  stateAfter,
} from "../../support/returns.ts";

const asked = request({ verdict: "ask_seller" });
const offer = command("MakeOffer", actors.seller, {
  at: afterHours(1),
  offerId: idOf("off_", 1),
  amountMinor: 3_000,
  withReturn: false,
});
const rejection = command("RejectReturn", actors.seller, {
  at: afterHours(1),
  reason: "ITEM_MATCHES_LISTING",
  evidenceIds: [photo()],
});
const arrived = [request(), handOver(afterHours(1)), scan("delivered", afterHours(24))];
const cheap = { ...asked.terms.limits, sellerSilenceRefundsUpToMinor: 10_000 };

type Row = readonly [
  name: string,
  history: readonly ReturnCommand[],
  dueAt: string,
  types: readonly string[],
  status: string,
];

const rows: readonly Row[] = [
  [
    "a silent seller approves a return above the limit",
    [asked],
    "2026-03-04T23:59:59.999Z",
    ["ReturnApproved"],
    "awaiting_handover",
  ],
  [
    "a silent seller refunds up to the limit",
    [request({ verdict: "ask_seller", limits: cheap })],
    "2026-03-04T23:59:59.999Z",
    ["SettlementBegun", "RefundOrdered"],
    "settling",
  ],
  [
    "a silent seller refunds what cannot be sent back",
    [request({ verdict: "ask_seller", returnNeeded: false })],
    "2026-03-04T23:59:59.999Z",
    ["SettlementBegun", "RefundOrdered"],
    "settling",
  ],
  [
    "an offer that runs out falls back to the seller, whose own clock is still running",
    [asked, offer],
    "2026-03-04T11:00:00.000Z",
    ["OfferClosed", "SellerAsked"],
    "awaiting_seller",
  ],
  [
    "a rejection that nobody challenges stands",
    [asked, rejection],
    "2026-03-09T23:59:59.999Z",
    ["ReturnClosed"],
    "closed",
  ],
  ["a buyer who does not hand over lapses", [request()], "2026-03-16T23:59:59.999Z", ["ReturnLapsed"], "lapsed"],
  [
    "a parcel that the seller's label carried and nobody sees is refunded",
    [request(), handOver(afterHours(1))],
    "2026-03-12T23:59:59.999Z",
    ["ParcelLost", "SettlementBegun", "RefundOrdered"],
    "settling",
  ],
  [
    "a parcel that the buyer sent himself and nobody sees is for an agent",
    [request(), handOver(afterHours(1), { arrangedBy: "buyer" })],
    "2026-03-12T23:59:59.999Z",
    ["ParcelLost", "ReturnEscalated"],
    "escalated",
  ],
  [
    "goods that nobody inspects are accepted as received",
    arrived,
    "2026-03-05T23:59:59.999Z",
    ["UnitsInspected", "SettlementBegun", "RefundOrdered"],
    "settling",
  ],
  [
    "a decision that is late is a breach",
    [request({ verdict: "ask_agent" })],
    "2026-03-09T23:59:59.999Z",
    ["DecisionOverdue"],
    "escalated",
  ],
  [
    "a decision that is very late pays the buyer provisionally",
    [request({ verdict: "ask_agent" }), ring(instant("2026-03-09T23:59:59.999Z"))],
    "2026-03-16T23:59:59.999Z",
    ["RefundOrdered"],
    "escalated",
  ],
  [
    "a refund that is not submitted in time is a breach",
    [request({ returnNeeded: false })],
    "2026-03-03T10:00:00.000Z",
    ["RefundOverdue"],
    "settling",
  ],
];

const justBefore = (at: Instant): Instant => addMs(at, -1);

describe("when nobody acts in time", () => {
  it.each(rows)("%s", (_name, history, dueAt, types, status) => {
    const due = instant(dueAt);
    expect(deadlinesOf(stateAfter(...history)).map(({ at }) => at)).toContain(due);
    const { state } = given(...history)
      .when(ring(due))
      .thenTypes(...(types as []));
    expect(state?.status).toBe(status);
  });

  it.each(rows)("%s, and not a millisecond earlier", (_name, history, dueAt) => {
    const early = given(...history).when(ring(justBefore(instant(dueAt))));
    expect(early.events.filter(({ type }) => !type.endsWith("Reminded"))).toEqual([]);
  });

  it.each(rows)("%s, and only once", (_name, history, dueAt) => {
    const due = instant(dueAt);
    given(...history, ring(due))
      .when(ring(due))
      .thenNothing();
  });
});

describe("the reminders to hand over", () => {
  it("come at half and at four fifths of the time, once each", () => {
    const half = instant("2026-03-09T16:59:59.999Z");
    const later = instant("2026-03-14T01:59:59.999Z");
    expect(wakeAt(stateAfter(request()))).toBe(half);
    const reminded = given(request()).when(ring(half)).thenTypes("HandOverReminded");
    expect(reminded.state && wakeAt(reminded.state)).toBe(later);
    given(request(), ring(half)).when(ring(half)).thenNothing();
    given(request(), ring(half)).when(ring(later)).thenTypes("HandOverReminded");
    given(request(), ring(half), ring(later))
      .when(ring(justBefore(instant("2026-03-16T23:59:59.999Z"))))
      .thenNothing();
  });
});

describe("a lapsed return", () => {
  const lapsed = [request(), ring(afterDays(15))];

  it("closes when the return window ends", () => {
    expect(wakeAt(stateAfter(...lapsed))).toBe(afterDays(30));
    const { state } = given(...lapsed)
      .when(ring(afterDays(30)))
      .thenTypes("ReturnClosed");
    expect(state).toMatchObject({ status: "closed", closeReason: "LAPSED" });
  });

  it("closes in the same ring when the window has ended before", () =>
    given(request({ windowEndsAt: afterDays(3) }))
      .when(ring(afterDays(15)))
      .thenTypes("ReturnLapsed", "ReturnClosed"));

  it("is taken up again by a hand-over while the window is open", () => {
    const { state } = given(...lapsed)
      .when(handOver(afterDays(30)))
      .thenTypes("GoodsHandedOver");
    expect(state?.status).toBe("in_transit");
  });

  it("is taken up again by a carrier's scan", () =>
    given(...lapsed)
      .when(scan("first_scan", afterDays(20)))
      .thenTypes("GoodsHandedOver"));

  it("costs the buyer an early refund of goods that never came", () => {
    const { state } = given(request({ refundTiming: "IMMEDIATE" }), ring(afterDays(15)))
      .when(ring(afterDays(30)))
      .thenTypes("LiabilitySettled", "ReturnClosed");
    expect(state?.refunds).toMatchObject([{ liabilitySettled: true, fault: "BUYER" }]);
  });
});

describe("the end of a whole negotiation", () => {
  const counter = (at: Instant, from: number, by: "buyer" | "seller") =>
    command("CounterOffer", actors[by], {
      at,
      offerId: idOf("off_", from),
      counterOfferId: idOf("off_", from + 1),
      amountMinor: 3_000,
      withReturn: false,
    });
  const limits = { ...asked.terms.limits, offerRoundsMax: 9 };
  const clocks = { ...asked.terms.clocks, negotiationTotal: { hours: 60 } };

  it("gives the case to an agent when the seller never approved", () => {
    const history = [request({ verdict: "ask_seller", limits, clocks }), offer, counter(afterHours(40), 1, "buyer")];
    expect(stateAfter(...history).clock).toMatchObject({ dueAt: afterHours(61), onTimeout: "escalate" });
    const { state } = given(...history)
      .when(ring(afterHours(61)))
      .thenTypes("OfferClosed", "ReturnEscalated");
    expect(state?.escalation?.because).toBe("negotiation_expired");
  });

  it("leaves an approved return approved", () => {
    const history = [request({ limits, clocks }), offer, counter(afterHours(40), 1, "buyer")];
    expect(stateAfter(...history).clock).toMatchObject({ dueAt: afterHours(61), onTimeout: "fall_back" });
    const { state } = given(...history)
      .when(ring(afterHours(61)))
      .thenTypes("OfferClosed", "HandOverResumed");
    expect(state?.clock).toEqual(stateAfter(request({ limits, clocks })).clock);
  });

  it("does not begin anew with the next offer", () => {
    const declined = command("DeclineOffer", actors.buyer, { at: afterHours(2), offerId: idOf("off_", 1) });
    const again = { ...offer, at: afterHours(50), offerId: idOf("off_", 2) };
    const second = given(request({ limits, clocks }), offer, declined).when(again).dataOf("OfferMade");
    expect(second).toMatchObject({ totalEndsAt: afterHours(61), clock: { dueAt: afterHours(61) } });
  });
});

describe("timeouts that fall due together", () => {
  it("are all decided by one ring", () =>
    // The declined offer outlived the seller's own time: the base right follows at once.
    given(asked, { ...offer, at: afterHours(60) })
      .when(ring(afterHours(24 * 7)))
      .thenTypes("OfferClosed", "SellerAsked", "ReturnApproved"));
});

describe("the provisional payment", () => {
  const escalated = [request({ verdict: "ask_agent" }), ring(afterDays(8))];

  it("is funded by the platform and leaves the decision open", () => {
    const paid = given(...escalated).when(ring(afterDays(15)));
    expect(paid.dataOf("RefundOrdered")).toMatchObject({
      purpose: "provisional",
      provisional: true,
      refundId: refundId(9),
    });
    expect(paid.state).toMatchObject({ status: "escalated", breaches: [{ clock: "platform_decision" }] });
    expect(paid.state && wakeAt(paid.state)).toBeUndefined();
  });
});
