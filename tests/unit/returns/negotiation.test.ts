import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { type CommandOf, openOffer, type ReturnCommand } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  given,
  handOver,
  idOf,
  refundId,
  request,
  scan,
  someUnits,
  stateAfter,
} from "../../support/returns.ts";

const asked = request({ verdict: "ask_seller" });
const refund = { refundId: refundId(5) };

const offer = (overrides: Partial<CommandOf<"MakeOffer">> = {}) =>
  command("MakeOffer", actors.seller, {
    at: afterHours(1),
    offerId: idOf("off_", 1),
    amountMinor: 3_000,
    withReturn: false,
    ...overrides,
  });

const counter = (from: number, by: "buyer" | "seller", amountMinor = 5_000, withReturn = false) =>
  command("CounterOffer", actors[by], {
    at: afterHours(2),
    offerId: idOf("off_", from),
    counterOfferId: idOf("off_", from + 1),
    amountMinor,
    withReturn,
  });

const accept = (number: number, by: "buyer" | "seller") =>
  command("AcceptOffer", actors[by], { at: afterHours(3), offerId: idOf("off_", number), ...refund });

const decline = (number: number, by: "buyer" | "seller") =>
  command("DeclineOffer", actors[by], { at: afterHours(3), offerId: idOf("off_", number) });

describe("an offer", () => {
  it("opens a negotiation with a clock of its own", () => {
    const { state } = given(asked).when(offer()).thenTypes("OfferMade");
    expect(state).toMatchObject({
      status: "negotiating",
      clock: { name: "offer", dueAt: afterHours(49), onTimeout: "fall_back" },
      negotiation: { from: "awaiting_seller", endsAt: instant("2026-03-12T23:59:59.999Z") },
    });
    expect(state && openOffer(state)).toMatchObject({ offerId: idOf("off_", 1), by: "seller", round: 1 });
  });

  it.each([
    [999, "refused"],
    [1_000, "accepted"],
    [9_000, "accepted"],
    [9_001, "refused"],
  ] as const)("of %i from a refundable 10000 at 10 to 90 percent is %s", (amountMinor, outcome) => {
    const made = given(asked).when(offer({ amountMinor }));
    expect(made.events.length > 0 ? "accepted" : "refused").toBe(outcome);
  });

  it("asks goods back only where the policy wants them back", () =>
    given(request({ verdict: "ask_seller", returnNeeded: false }))
      .when(offer({ withReturn: true }))
      .thenRefused({ code: "return.return_not_needed" }));

  it("can be made while an approved return waits for the parcel", () => {
    expect(given(request()).when(offer()).thenTypes("OfferMade").state?.negotiation?.from).toBe("awaiting_handover");
  });

  it("comes too late once money was ordered", () =>
    given(request({ refundTiming: "IMMEDIATE" }))
      .when(offer())
      .thenRefused({ code: "return.money_already_ordered" }));
});

describe("the rounds of a negotiation", () => {
  it("go to and fro, up to the policy's number", () => {
    const { state } = given(asked, offer(), counter(1, "buyer")).when(counter(2, "seller")).thenTypes("OfferMade");
    expect(state?.offers.map(({ by, round, standing }) => [by, round, standing])).toEqual([
      ["seller", 1, "countered"],
      ["buyer", 2, "countered"],
      ["seller", 3, "open"],
    ]);
    given(asked, offer(), counter(1, "buyer"), counter(2, "seller"))
      .when(counter(3, "buyer"))
      .thenRefused({ code: "return.offer_rounds_used", roundsMax: 3 });
  });

  it.each(["accept-offer", "decline-offer"] as const)("let nobody %s his own offer", (action) => {
    const sent = action === "accept-offer" ? accept(1, "seller") : decline(1, "seller");
    given(asked, offer()).when(sent).thenRefused({ code: "return.own_offer" });
  });

  it("end for both when the offer has run out, before any timer rang", () =>
    given(asked, offer())
      .when({ ...accept(1, "buyer"), at: afterHours(50) })
      .thenRefused({ code: "return.window_closed", clock: "offer", closedAt: afterHours(49) }));

  it("can be left for an agent by the buyer", () => {
    const escalate = command("EscalateReturn", actors.buyer, { at: afterHours(3), evidenceIds: [] });
    const { state } = given(asked, offer()).when(escalate).thenTypes("ReturnEscalated");
    expect(state?.offers).toMatchObject([{ standing: "expired" }]);
  });
});

describe("an accepted offer", () => {
  it("pays the amount and lets the buyer keep the goods", () => {
    const accepted = given(asked, offer()).when(accept(1, "buyer"));
    accepted.thenTypes("OfferClosed", "SettlementBegun", "RefundOrdered");
    expect(accepted.dataOf("RefundOrdered")).toMatchObject({ purpose: "offer", provisional: false, fault: "BUYER" });
    expect(accepted.state?.units).toMatchObject([{ orderedMinor: 3_000, reception: "kept_by_buyer" }]);
  });

  it("splits the amount over units and their components without losing a cent", () => {
    const history = [request({ verdict: "ask_seller" }, { units: someUnits(3) }), offer({ amountMinor: 10_001 })];
    const { units } = given(...history)
      .when(accept(1, "buyer"))
      .dataOf("RefundOrdered");
    const totals = units.map(({ amounts }) => Object.values(amounts).reduce((sum, amount) => sum + amount, 0));
    expect(totals).toEqual([3_334, 3_334, 3_333]);
  });

  it("can be the buyer's, accepted by the seller", () => {
    given(asked, offer(), counter(1, "buyer"))
      .when(accept(2, "seller"))
      .thenTypes("OfferClosed", "SettlementBegun", "RefundOrdered");
  });

  it("with a return waits for the goods and refunds the agreed amount", () => {
    const agreed: readonly ReturnCommand[] = [asked, offer({ withReturn: true }), accept(1, "buyer")];
    expect(stateAfter(...agreed)).toMatchObject({
      status: "awaiting_handover",
      agreedMinor: 3_000,
      clock: { name: "hand_over", startedAt: afterHours(3) },
    });
    const inspected = given(...agreed, handOver(afterHours(4)), scan("delivered", afterHours(5))).when(
      command("RecordInspection", actors.seller, {
        at: afterHours(6),
        lines: [
          {
            lineId: "line-1",
            unitNo: 1,
            result: "accepted",
            deductions: [],
            evidenceIds: [],
            disposition: "restock",
          },
        ],
        ...refund,
      }),
    );
    expect(inspected.state?.units[0]?.orderedMinor).toBe(3_000);
  });
});

describe("a declined offer", () => {
  it("falls back to the seller with the clock that ran on meanwhile", () => {
    const { state } = given(asked, offer()).when(decline(1, "buyer")).thenTypes("OfferClosed", "SellerAsked");
    expect(state?.status).toBe("awaiting_seller");
    expect(state?.clock).toEqual(stateAfter(asked).clock);
    expect(state?.offers).toMatchObject([{ standing: "declined" }]);
  });

  it("falls back to the approved return with the clock that ran on meanwhile", () => {
    const { state } = given(request(), offer()).when(decline(1, "buyer")).thenTypes("OfferClosed", "HandOverResumed");
    expect(state?.status).toBe("awaiting_handover");
    expect(state?.clock).toEqual(stateAfter(request()).clock);
  });

  it("can be the buyer's, declined by the seller", () => {
    given(asked, offer(), counter(1, "buyer")).when(decline(2, "seller")).thenTypes("OfferClosed", "SellerAsked");
  });

  it("lets no new negotiation outlive the first one's end", () =>
    given(request({ limits: { ...asked.terms.limits, offerRoundsMax: 9 } }), offer(), decline(1, "buyer"))
      .when(offer({ at: afterDays(11), offerId: idOf("off_", 2) }))
      .thenRefused({ code: "return.window_closed", closedAt: instant("2026-03-12T23:59:59.999Z") }));
});

describe("a parcel that is already on its way", () => {
  it("ends the negotiation over an approved return", () => {
    const { state } = given(request(), offer())
      .when(scan("first_scan", afterHours(2)))
      .thenTypes("GoodsHandedOver");
    expect(state).toMatchObject({ status: "in_transit", offers: [{ standing: "expired" }] });
  });

  it("does not approve a return that nobody approved", () => {
    given(asked, offer())
      .when(scan("first_scan", afterHours(2)))
      .thenNothing();
  });
});
