import { describe, expect, it } from "vitest";
import { type DisputeCommand, partyView } from "../../../domain/disputes/index.ts";
import * as make from "../../support/dispute-cases.ts";
import { actors, afterHours, idOf, unitValue } from "../../support/returns.ts";

const accepting = (party: "buyer" | "seller", hours = 2, number = 1) =>
  make.ask("AcceptOffer", actors[party], {
    at: afterHours(hours),
    offerId: idOf("off_", number),
    refundId: idOf("rfd_", 5),
  });
const declining = (party: "buyer" | "seller") =>
  make.ask("DeclineOffer", actors[party], { at: afterHours(2), offerId: idOf("off_", 1) });
const saying = (party: "buyer" | "seller" | "agent", hours = 3) =>
  make.ask("SendMessage", actors[party], { at: afterHours(hours), textId: idOf("txt_", 1), evidenceIds: [] });

describe("opening a dispute", () => {
  it("gives the parties ten days to agree", () => {
    const { clock } = make.given().when(make.opening()).thenTypes("DisputeOpened").dataOf("DisputeOpened");
    expect(clock).toMatchObject({ name: "negotiation", dueAt: "2026-03-12T23:59:59.999Z" });
  });

  it("is for the party itself, on a ground of its own, with each unit once, and once", () => {
    make
      .given()
      .when(make.opening({ actor: actors.seller }))
      .thenRefused({ code: "dispute.not_your_part" });
    make
      .given()
      .when(make.opening({ ground: "ABUSE_BY_BUYER" }))
      .thenRefused({ code: "dispute.ground_not_yours", ground: "ABUSE_BY_BUYER" });
    make
      .given()
      .when(make.opening({ units: [make.disputedUnit(1), make.disputedUnit(1)] }))
      .thenRefused({ code: "dispute.unit_repeated", unit: { lineId: "line-1", unitNo: 1 } });
    make.given(make.opening()).when(make.opening()).thenRefused({ code: "dispute.already_opened" });
    make.given().when(saying("buyer")).thenRefused({ code: "dispute.not_found" });
  });

  it("goes to the platform at once for a return that was handed over", () => {
    const handed = make.opening({
      actor: actors.system,
      returnId: idOf("ret_", 1),
      returnIsOpen: true,
      mayComeBack: true,
      escalateWith: make.escalation(),
    });
    make
      .given()
      .when(handed)
      .thenTypes(
        "DisputeOpened",
        "DisputeEscalated",
        "DisputeTriaged",
        "DisputeEvidenceRequested",
        "DisputeEvidenceRequested",
        "BothAwaited",
      );
  });
});

describe("offers", () => {
  it.each([
    ["below the least", 999, "refused"],
    ["the least: five percent of what is left", 1_000, "made"],
    ["the most: everything", 20_000, "made"],
    ["above everything", 20_001, "refused"],
  ])("%s", (_case, amountMinor, outcome) => {
    const tried = make.given(make.opening()).when(make.offer("seller", amountMinor));
    if (outcome === "made") tried.thenTypes("DisputeOfferMade");
    else tried.thenRefused({ code: "dispute.offer_out_of_range", minMinor: 1_000, maxMinor: 20_000, currency: "GBP" });
  });

  it("are bounded by what other refunds left", () => {
    const units = [make.disputedUnit(1, { orderedBefore: unitValue().paid }), make.disputedUnit(2)];
    make
      .given(make.opening({ units }))
      .when(make.offer("seller", 10_001))
      .thenRefused({ code: "dispute.offer_out_of_range", maxMinor: 10_000 });
  });

  it("are countered by the other party's, and not outbid by one's own", () => {
    const made = make.given(make.opening(), make.offer("seller", 5_000));
    made.when(make.offer("seller", 6_000, 2, 2)).thenRefused({ code: "dispute.own_offer" });
    const { state } = made.when(make.offer("buyer", 9_000, 2, 2)).thenTypes("DisputeOfferClosed", "DisputeOfferMade");
    expect(state?.offers.map(({ standing, round }) => [standing, round])).toEqual([
      ["countered", 1],
      ["open", 2],
    ]);
  });

  it("have three rounds", () => {
    const rounds = [make.offer("seller", 5_000), make.offer("buyer", 9_000, 2, 2), make.offer("seller", 6_000, 3, 3)];
    make
      .given(make.opening(), ...rounds)
      .when(make.offer("buyer", 8_000, 4, 4))
      .thenRefused({ code: "dispute.offer_rounds_used", roundsMax: 3 });
  });

  it("end after 48 hours, or with the negotiation if that is sooner", () => {
    make
      .given(make.opening(), make.offer("seller", 5_000))
      .when(accepting("buyer", 49))
      .thenRefused({ code: "dispute.time_over", endedAt: afterHours(49) });
    make.given(make.opening(), make.offer("seller", 5_000)).when(make.ringAt(49)).thenTypes("DisputeOfferClosed");
    const { clock } = make
      .given(make.opening())
      .when(make.offer("seller", 5_000, 240))
      .dataOf("DisputeOfferMade");
    expect(clock.dueAt).toBe("2026-03-12T23:59:59.999Z");
  });

  it("can be declined, once, by whom they were made to", () => {
    const made = make.given(make.opening(), make.offer("seller", 5_000));
    made.when(declining("seller")).thenRefused({ code: "dispute.own_offer" });
    made.when(declining("buyer")).thenTypes("DisputeOfferClosed");
    make
      .given(make.opening(), make.offer("seller", 5_000), declining("buyer"))
      .when(accepting("buyer"))
      .thenRefused({ code: "dispute.offer_not_open" });
    made.when(accepting("buyer", 2, 7)).thenRefused({ code: "dispute.offer_not_open", offerId: idOf("off_", 7) });
  });

  it("pay what was agreed, from the seller, and are final without an appeal", () => {
    const agreed = make.given(make.opening(), make.offer("seller", 5_001));
    const outcome = agreed
      .when(accepting("buyer"))
      .thenTypes("DisputeAgreementReached", "DisputePaymentOrdered", "DisputeSettlementBegun");
    const { amountMinor, purpose, units } = outcome.dataOf("DisputePaymentOrdered");
    expect([amountMinor, purpose, units.length]).toEqual([5_001, "agreement", 2]);
    expect(outcome.state?.clocks.map(({ name }) => name)).toEqual(["refund_submission"]);
    const { state } = make
      .given(make.opening(), make.offer("seller", 5_001), accepting("buyer"))
      .when(make.paidOut(5_001))
      .thenTypes("DisputePaymentRecorded", "DisputeSettled", "DisputeFinalised");
    expect([state?.status, state?.closeReason, state?.clocks]).toEqual(["final", "AGREED", []]);
  });
});

describe("the end of a negotiation", () => {
  it("takes a buyer's dispute to the platform, whoever spoke last", () => {
    make
      .given(make.opening())
      .when(make.ringAt(300))
      .thenTypes(
        "DisputeEscalated",
        "DisputeTriaged",
        "DisputeEvidenceRequested",
        "DisputeEvidenceRequested",
        "BothAwaited",
      );
  });

  it("lets a seller's dispute lapse that the seller wrote last in, and no other", () => {
    const opened = make.opening({ openedBy: "seller", ground: "LIABILITY_ALLOCATION" });
    make.given(opened).when(make.ringAt(300)).thenTypes("DisputeLapsed");
    const { events } = make.given(opened, saying("buyer")).when(make.ringAt(300));
    expect(events[0]).toMatchObject({
      type: "DisputeEscalated",
      data: { by: "clock", because: "negotiation_expired" },
    });
  });

  it("is reminded of half way and near the end, to whoever has to answer", () => {
    const opened = make.given(make.opening());
    const { clock } = make.given().when(make.opening()).dataOf("DisputeOpened");
    expect(clock?.remindAt).toHaveLength(2);
    const { state } = opened.when(make.ringAt(130)).thenTypes("DisputeClockReminded");
    expect(state?.clocks[0]?.remindAt).toHaveLength(1);
    expect(opened.when(make.ringAt(130)).dataOf("DisputeClockReminded").party).toBe("seller");
    opened.when(make.ringAt(1)).thenNothing();
  });
});

describe("taking a dispute back", () => {
  const withdrawing = (party: "buyer" | "seller", hours = 2) =>
    make.ask("WithdrawDispute", actors[party], { at: afterHours(hours) });

  it("is the opener's alone", () => {
    make.given(make.opening()).when(withdrawing("seller")).thenRefused({ code: "dispute.not_your_part" });
    const { state } = make.given(make.opening(), make.offer("seller", 5_000)).when(withdrawing("buyer"));
    expect([state?.status, state?.closeReason, state?.offers[0]?.standing]).toEqual([
      "withdrawn",
      "WITHDRAWN",
      "expired",
    ]);
    make
      .given(...make.reviewed())
      .when(withdrawing("buyer", 5))
      .thenTypes("DisputeWithdrawn");
  });

  it("is too late once the buyer was paid provisionally", () => {
    make
      .given(...make.reviewed(), make.ringAt(400))
      .when(withdrawing("buyer", 401))
      .thenRefused({ code: "dispute.money_already_ordered", orderedMinor: 20_000 });
  });
});

describe("messages", () => {
  it("are bounded for each party and not for agents", () => {
    const terms = make.termsOf("NOT_AS_DESCRIBED");
    const opened = make.opening({ terms: { ...terms, limits: { ...terms.limits, messagesPerPartyMax: 1 } } });
    const said = make.given(opened, saying("buyer"));
    said.when(saying("buyer", 4)).thenRefused({ code: "dispute.messages_used", messagesMax: 1 });
    said.when(saying("seller", 4)).thenTypes("DisputeMessageSent");
    expect(said.when(saying("agent", 4)).dataOf("DisputeMessageSent").by).toBe("agent");
  });

  it("move the turn to the other party", () => {
    const view = (...commands: readonly DisputeCommand[]) => {
      const state = make.disputeAfter(...commands);
      return [partyView(state, "buyer", afterHours(5)), partyView(state, "seller", afterHours(5))];
    };
    expect(view(make.opening())).toEqual(["OTHER_PARTY", "ACTION_REQUIRED"]);
    expect(view(make.opening(), saying("seller"))).toEqual(["ACTION_REQUIRED", "OTHER_PARTY"]);
    expect(view(make.opening(), make.offer("buyer", 5_000), saying("buyer"))).toEqual([
      "OTHER_PARTY",
      "ACTION_REQUIRED",
    ]);
  });
});

describe("triage", () => {
  const received = (proof: Parameters<typeof make.escalation>[0], rest: Parameters<typeof make.opening>[0] = {}) =>
    make.given(make.opening({ ground: "NOT_RECEIVED", ...rest })).when(make.escalating(1, "buyer", proof));

  it("pays at once where no carrier ever had the parcel and its day has passed", () => {
    const outcome = received(make.neverScanned).thenTypes(
      "DisputeEscalated",
      "DisputeTriaged",
      "DisputeDecisionMade",
      "DisputePaymentOrdered",
      "DisputeSettlementBegun",
    );
    const { decision } = outcome.dataOf("DisputeDecisionMade");
    expect([decision.automatic, decision.findings, decision.differsIn]).toEqual([true, ["DELIVERY_NOT_PROVEN"], []]);
    expect(decision.legs.map(({ type }) => type)).toEqual(["PAY_BUYER", "RECOVER_FROM_SELLER"]);
    expect(outcome.dataOf("DisputePaymentOrdered").amountMinor).toBe(20_000);
    expect(outcome.dataOf("DisputeTriaged").conclusive?.ruleId).toBe("no_carrier_scan");
  });

  it("decides for the seller where the delivery is proven, and opens the time to appeal", () => {
    const { state } = received(make.delivered).thenTypes(
      "DisputeEscalated",
      "DisputeTriaged",
      "DisputeDecisionMade",
      "DisputeSettlementBegun",
      "DisputeSettled",
    );
    expect(state?.decisions[0]?.findings).toEqual(["DELIVERY_PROVEN"]);
    expect(state?.decisions[0]?.legs).toEqual([{ type: "NO_MONEY" }]);
    expect(state?.clocks.map(({ name }) => name)).toEqual(["appeal_window"]);
    expect(state && partyView(state, "buyer", afterHours(2))).toBe("APPEALABLE");
  });

  it("decides nothing that a second person would have to agree to", () => {
    const terms = make.termsOf("NOT_RECEIVED");
    const strict = { ...terms, limits: { ...terms.limits, secondPersonAboveMinor: 19_999 } };
    const { state } = received(make.neverScanned, { terms: strict });
    expect([state?.status, state?.decisions]).toEqual(["awaiting_seller", []]);
  });

  it("finds the refund that was ordered already", () => {
    const units = [make.disputedUnit(1, { orderedBefore: unitValue().paid })];
    const { state } = received(make.lostOnTheWay, { units });
    expect(state?.decisions[0]?.findings).toEqual(["PRIOR_REFUND_FOUND"]);
  });

  it("does not take an ordered refund for one that arrived, where that is what the dispute is about", () => {
    const units = [make.disputedUnit(1, { orderedBefore: unitValue().paid })];
    const { state } = make.given(make.opening({ ground: "REFUND_NOT_ISSUED", units })).when(make.escalating());
    expect([state?.status, state?.decisions]).toEqual(["awaiting_seller", []]);
  });

  it("waits for whoever must show something, and starts the platform's clocks", () => {
    const { state } = received(make.lostOnTheWay);
    expect(state?.clocks.map(({ name }) => name).toSorted()).toEqual([
      "platform_decision",
      "provisional_payment",
      "seller_evidence",
    ]);
  });
});
