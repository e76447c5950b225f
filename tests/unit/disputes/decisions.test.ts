import { describe, expect, it } from "vitest";
import { type DecisionLegs, decisionHashOf, previewDecision, proposeFor } from "../../../domain/disputes/index.ts";
import * as make from "../../support/dispute-cases.ts";
import { actors, afterHours, idOf } from "../../support/returns.ts";

const file = make.reviewed();
const state = make.disputeAfter(...file);
const along = proposeFor(state, afterHours(6));
const half = make.paying(state, 10_000);
const why = {
  overrideReason: "EVIDENCE_OUTWEIGHS_RULE" as const,
  rules: [{ ruleId: "house", citation: "House rule 3" }],
};

describe("evidence", () => {
  const escalated = make.given(make.opening(), make.escalating());

  it("answers a request once everything that it must have is there", () => {
    escalated
      .when(make.submit("buyer", make.pieces("video_of_fault", 1, "video/mp4"), { at: afterHours(2) }))
      .thenTypes("DisputeEvidenceSubmitted");
    escalated
      .when(make.submit("buyer", make.pieces("photo_of_item"), { at: afterHours(2) }))
      .thenTypes("DisputeEvidenceSubmitted", "SellerAwaited");
    make
      .given(...file.slice(0, 3))
      .when(make.submit("seller", make.pieces("listing"), { at: afterHours(4) }))
      .thenTypes("DisputeEvidenceSubmitted", "DisputeReviewBegun");
  });

  it("has a type that was asked for, a reason where it is withheld, and something in it", () => {
    escalated
      .when(make.submit("buyer", make.pieces("photo_of_item", 1, "application/pdf")))
      .thenRefused({ code: "dispute.evidence_type_not_asked", module: "photo_of_item", given: "application/pdf" });
    escalated
      .when(make.submit("buyer", make.pieces("photo_of_item"), { visibility: "agents_only" }))
      .thenRefused({ code: "dispute.withholding_reason_missing" });
    escalated.when(make.submit("buyer", [])).thenRefused({ code: "dispute.submission_empty" });
    escalated.when(make.submit("buyer", [], { textId: idOf("txt_", 2) })).thenTypes("DisputeEvidenceSubmitted");
  });

  it("that is missing after 72 hours is no response and admits nothing", () => {
    const outcome = escalated.when(make.ringAt(73));
    outcome.thenTypes("DisputeEvidenceMissed", "SellerAwaited", "DisputeEvidenceMissed", "DisputeReviewBegun");
    expect(outcome.state && proposeFor(outcome.state, afterHours(74))).toMatchObject({
      legs: [{ type: "NO_MONEY" }],
      findings: ["INSUFFICIENT_EVIDENCE", "NO_RESPONSE_BUYER", "NO_RESPONSE_SELLER"],
    });
  });

  it("that comes late is taken and marked", () => {
    const late = make.submit("buyer", make.pieces("photo_of_item"), { at: afterHours(74) });
    const { late: isLate, answersRequest } = make
      .given(make.opening(), make.escalating(), make.ringAt(73))
      .when(late)
      .dataOf("DisputeEvidenceSubmitted");
    expect([isLate, answersRequest]).toEqual([true, false]);
  });

  it("gets more time once, by the party itself or an agent", () => {
    const more = (actor: Parameters<typeof make.ask>[1], hours = 2) =>
      make.ask("ExtendEvidence", actor, { at: afterHours(hours), party: "buyer" });
    const { clock } = escalated.when(more(actors.buyer)).dataOf("DisputeEvidenceExtended");
    expect(clock.dueAt).toBe(afterHours(1 + 72 + 72));
    escalated.when(more(actors.seller)).thenRefused({ code: "dispute.not_your_part" });
    escalated.when(more(actors.agent, 74)).thenRefused({ code: "dispute.time_over" });
    make
      .given(make.opening(), make.escalating(), more(actors.buyer))
      .when(more(actors.agent, 3))
      .thenRefused({ code: "dispute.already_extended", requestId: "buyer-1" });
  });

  it("is asked for in two rounds for each party", () => {
    const asking = (hours: number, requestId = "again") =>
      make.ask("RequestEvidence", actors.agent, {
        at: afterHours(hours),
        requestId,
        party: "buyer",
        modules: state.terms.evidence.buyer,
      });
    escalated.when(asking(2)).thenRefused({ code: "dispute.evidence_request_open", party: "buyer" });
    make
      .given(...file)
      .when(asking(6))
      .thenTypes("DisputeEvidenceRequested", "BuyerAwaited");
    make
      .given(...file, asking(6), make.ringAt(79))
      .when(asking(80, "third"))
      .thenRefused({ code: "dispute.evidence_rounds_used", roundsMax: 2 });
  });
});

describe("a decision", () => {
  it("along the proposal needs no reason and cites the proposal's rules", () => {
    const { decision } = make
      .given(...file)
      .when(make.deciding(along.legs, { findings: along.findings }))
      .thenTypes("DisputeDecisionMade", "DisputePaymentOrdered", "DisputeSettlementBegun")
      .dataOf("DisputeDecisionMade");
    expect([decision.differsIn, decision.rules, decision.overrideReason]).toEqual([[], along.rules, undefined]);
  });

  const other: readonly (readonly [string, DecisionLegs, object, object])[] = [
    ["that departs without a reason", half, {}, { code: "dispute.override_reason_missing", differsIn: ["legs"] }],
    [
      "by a rule that nobody names",
      half,
      { overrideReason: "EVIDENCE_OUTWEIGHS_RULE" },
      { code: "dispute.rule_missing" },
    ],
    [
      "for a reason that is not allowed",
      half,
      { ...why, overrideReason: "SAFETY" },
      { code: "dispute.override_reason_not_allowed" },
    ],
    [
      "of goodwill at the seller's cost",
      half,
      { ...why, overrideReason: "GOODWILL" },
      { code: "dispute.payer_not_allowed", allowed: ["PLATFORM_ABSORBS"] },
    ],
    [
      "that gives what nothing funds",
      half.slice(0, 1),
      why,
      { code: "dispute.legs_unbalanced", givenMinor: 10_000, fundedMinor: 0 },
    ],
    [
      "with a leg twice",
      [...half, ...half.slice(1)],
      why,
      { code: "dispute.leg_repeated", leg: "RECOVER_FROM_SELLER" },
    ],
    ["of money and none", [...half, { type: "NO_MONEY" }], why, { code: "dispute.leg_not_possible", leg: "PAY_BUYER" }],
    [
      "that asks for goods of no return",
      [{ type: "REQUIRE_RETURN" }],
      why,
      { code: "dispute.leg_not_possible", leg: "REQUIRE_RETURN" },
    ],
    [
      "that pays a seller from whom nothing was taken",
      [
        { type: "PAY_SELLER", amountMinor: 1 },
        { type: "PLATFORM_ABSORBS", amountMinor: 1 },
      ],
      why,
      { code: "dispute.leg_not_possible", leg: "PAY_SELLER" },
    ],
    [
      "that recovers more than the buyer gets",
      [...half.slice(0, 1), { type: "RECOVER_FROM_SELLER", amountMinor: 10_001 }],
      why,
      { code: "dispute.leg_too_high", leg: "RECOVER_FROM_SELLER", maxMinor: 10_000 },
    ],
    [
      "whose units do not sum to it",
      [
        { type: "PAY_BUYER", amountMinor: 5, units: [{ lineId: "line-1", unitNo: 1, amountMinor: 4 }] },
        { type: "PLATFORM_ABSORBS", amountMinor: 5 },
      ],
      why,
      { code: "dispute.leg_units_unequal", unitsMinor: 4 },
    ],
    [
      "above what was paid for a unit",
      [
        { type: "PAY_BUYER", amountMinor: 10_001, units: [{ lineId: "line-1", unitNo: 1, amountMinor: 10_001 }] },
        { type: "PLATFORM_ABSORBS", amountMinor: 10_001 },
      ],
      why,
      { code: "dispute.leg_too_high", leg: "PAY_BUYER", maxMinor: 10_000 },
    ],
    [
      "for a unit of nobody",
      [
        { type: "PAY_BUYER", amountMinor: 1, units: [{ lineId: "line-9", unitNo: 1, amountMinor: 1 }] },
        { type: "PLATFORM_ABSORBS", amountMinor: 1 },
      ],
      why,
      { code: "dispute.unit_unknown", unit: { lineId: "line-9", unitNo: 1 } },
    ],
    [
      "that finds both",
      half,
      { ...why, findings: ["ITEM_DIFFERS", "ITEM_MATCHES"] },
      { code: "dispute.findings_contradict" },
    ],
  ];
  it.each(other)("%s is refused", (_case, legs, rest, refusal) => {
    make
      .given(...file)
      .when(make.deciding([...legs], rest))
      .thenRefused(refusal as { code: string });
  });

  it("of goodwill stays within the cap of the rank", () => {
    const [pay] = make.paying(state, 5_001);
    if (pay === undefined) throw new Error("something is paid");
    const legs: DecisionLegs = [pay, { type: "PLATFORM_ABSORBS", amountMinor: 5_001 }];
    const goodwill = { ...why, overrideReason: "GOODWILL" as const };
    make
      .given(...file)
      .when(make.deciding([...legs], goodwill))
      .thenRefused({ code: "dispute.cap_exceeded", capMinor: 5_000, amountMinor: 5_001 });
    const { decision } = make
      .given(...file)
      .when(make.deciding([...legs], { ...goodwill, actor: actors.senior_agent }))
      .dataOf("DisputeDecisionMade");
    expect(decision.overrideReason).toBe("GOODWILL");
  });

  it("is shown before it is taken, with what it does to money and clocks", () => {
    const shown = previewDecision(state, make.deciding(half, why));
    expect(shown).toMatchObject({
      outcome: "possible",
      needsSecondPerson: false,
      balance: { givenMinor: 10_000, fundedMinor: 10_000 },
      orderedMinor: 10_000,
      status: "settling",
    });
    expect(previewDecision(state, make.deciding(half))).toMatchObject({
      outcome: "refused",
      refusal: { code: "dispute.override_reason_missing" },
      proposal: along,
    });
  });
});

describe("a second person", () => {
  const terms = make.termsOf("NOT_AS_DESCRIBED");
  const strict = make.reviewed({ terms: { ...terms, limits: { ...terms.limits, secondPersonAboveMinor: 19_999 } } });
  const proposing = make.deciding(along.legs, { findings: along.findings });
  const waiting = make.disputeAfter(...strict, proposing);
  const rejecting = (actor: Parameters<typeof make.ask>[1]) =>
    make.ask("RejectDecision", actor, { at: afterHours(7), decisionId: idOf("dec_", 5) });

  it("agrees above the limit to exactly what was seen", () => {
    make
      .given(...strict)
      .when(proposing)
      .thenTypes("DisputeDecisionProposed");
    const { decision } = make
      .given(...strict, proposing)
      .when(make.confirming(waiting))
      .thenTypes("DisputeDecisionMade", "DisputePaymentOrdered", "DisputeSettlementBegun")
      .dataOf("DisputeDecisionMade");
    expect([decision.decidedBy.id, decision.confirmedBy?.id]).toEqual(["agent-1", "senior-1"]);
  });

  it("is another person, of senior rank", () => {
    const bySenior = make.disputeAfter(...strict, { ...proposing, actor: actors.senior_agent });
    make
      .given(...strict, { ...proposing, actor: actors.senior_agent })
      .when(make.confirming(bySenior))
      .thenRefused({ code: "dispute.same_person" });
    make
      .given(...strict, proposing)
      .when(make.confirming(waiting, actors.agent))
      .thenRefused({ code: "dispute.not_your_part" });
    make
      .given(...strict, proposing)
      .when(rejecting(actors.agent))
      .thenRefused({ code: "dispute.not_your_part" });
  });

  it("cannot agree to a payload that changed, such as by a provisional payment", () => {
    const lateProposal = { ...proposing, at: afterHours(340) };
    const before = make.disputeAfter(...strict, lateProposal);
    const paid = make.given(...strict, lateProposal, make.ringAt(351));
    const changed = make.disputeAfter(...strict, lateProposal, make.ringAt(351));
    expect(changed.payments.map(({ purpose }) => purpose)).toEqual(["provisional"]);
    const { decision } = changed.pending ?? {};
    paid.when(make.confirming(before, actors.senior_agent, 352)).thenRefused({
      code: "decision.payload_changed",
      payloadHash: decision && decisionHashOf(changed, decision),
    });
    // What was paid provisionally is not ordered again.
    paid
      .when(make.confirming(changed, actors.senior_agent, 352))
      .thenTypes("DisputeDecisionMade", "DisputeSettlementBegun");
  });

  it("may say no, and may come too late", () => {
    make
      .given(...strict, proposing)
      .when(rejecting(actors.senior_agent))
      .thenTypes("DisputeDecisionRejected");
    make
      .given(...strict, proposing)
      .when(make.confirming(waiting, actors.senior_agent, 30))
      .thenRefused({ code: "decision.expired", expiredAt: afterHours(30) });
    const { state: after } = make
      .given(...strict, proposing)
      .when(make.ringAt(30))
      .thenTypes("DisputeDecisionExpired");
    expect([after?.status, after?.pending]).toEqual(["under_review", undefined]);
  });
});
