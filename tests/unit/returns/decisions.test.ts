import { describe, expect, it } from "vitest";
import type { CommandOf, ReturnCommand } from "../../../domain/returns/index.ts";
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
  someUnits,
  stateAfter,
} from "../../support/returns.ts";

const at = afterHours(30);
const escalated = request({ verdict: "ask_agent" });
const large = request({ verdict: "ask_agent" }, { units: someUnits(3) });

const decide = (overrides: Partial<CommandOf<"ProposeDecision">> = {}) =>
  command("ProposeDecision", actors.agent, {
    at,
    decisionId: idOf("dec_", 1),
    outcome: "refund_full",
    overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
    payer: "seller",
    refundId: refundId(5),
    ...overrides,
  });

const confirm = (overrides: Partial<CommandOf<"ConfirmDecision">> = {}) =>
  command("ConfirmDecision", actors.senior_agent, {
    at: afterHours(31),
    decisionId: idOf("dec_", 1),
    refundId: refundId(6),
    ...overrides,
  });

const paid = (refundedMinor: number, refund = 5) =>
  command("RecordRefundOutcome", actors.system, {
    at: afterHours(40),
    refundId: refundId(refund),
    outcome: "paid",
    refundedMinor,
  });

const rejection = command("RejectReturn", actors.seller, {
  at: afterHours(1),
  reason: "ITEM_MATCHES_LISTING",
  evidenceIds: [photo()],
});
const offer = command("MakeOffer", actors.seller, {
  at: afterHours(1),
  offerId: idOf("off_", 1),
  amountMinor: 3_000,
  withReturn: false,
});
const asked = request({ verdict: "ask_seller" });
const sent = [request(), handOver(afterHours(1))];

const everywhere: readonly (readonly [string, readonly ReturnCommand[]])[] = [
  ["awaiting_seller", [asked]],
  ["negotiating", [asked, offer]],
  ["awaiting_handover", [request()]],
  ["in_transit", sent],
  ["inspecting", [...sent, scan("delivered", afterHours(2))]],
  ["rejected_open", [asked, rejection]],
  ["escalated", [escalated]],
  ["lapsed", [request(), ring(afterDays(15))]],
];

describe("an agent's decision", () => {
  it.each(everywhere)("is possible while the case is %s", (status, history) => {
    expect(stateAfter(...history).status).toBe(status);
    const refunded = given(...history)
      .when(decide())
      .thenTypes("DecisionMade", "SettlementBegun", "RefundOrdered");
    expect(refunded.state).toMatchObject({
      status: "settling",
      units: [{ orderedMinor: 10_000, acceptance: "accepted" }],
    });
    const denied = given(...history)
      .when(decide({ outcome: "deny" }))
      .thenTypes("DecisionMade", "ReturnClosed");
    expect(denied.state).toMatchObject({ closeReason: "DECIDED_SELLER", units: [{ acceptance: "rejected" }] });
  });

  it.each([
    ["settling", [request({ returnNeeded: false })]],
    ["closed", [request({ verdict: "decline" })]],
    ["withdrawn", [asked, command("WithdrawReturn", actors.buyer, { at: afterHours(1) })]],
  ] as const)("is not possible while the case is %s", (status, history) =>
    given(...history)
      .when(decide())
      .thenRefused({ code: "return.not_allowed_now", status }),
  );

  it.each([
    [[asked], "approve_return", 0],
    [[request({ verdict: "ask_seller", returnNeeded: false })], "refund_without_return", 10_000],
    [[request()], "approve_return", 0],
    [sent, "refund_full", 10_000],
    [[asked, rejection], "deny", 0],
    [[escalated], "none", 0],
  ] as const)("stands beside what the engine would have done", (history, outcome, amountMinor) => {
    const { decision } = given(...history)
      .when(decide({ outcome: "deny" }))
      .dataOf("DecisionMade");
    expect(decision.proposal).toEqual({ outcome, amountMinor, payer: "seller" });
  });

  it("names what differs from the engine's proposal", () => {
    const same = given(...sent)
      .when(decide())
      .dataOf("DecisionMade");
    expect(same.decision.differsIn).toEqual([]);
    const other = given(...sent)
      .when(decide({ outcome: "refund_partial", amountMinor: 4_000, payer: "platform" }))
      .dataOf("DecisionMade");
    expect(other.decision.differsIn).toEqual(["outcome", "amount", "payer"]);
  });
});

describe("who pays", () => {
  it.each([
    ["seller", "BUYER", { fault: "BUYER", shares: [{ party: "seller", sharePercent: 100 }] }],
    ["seller", "CARRIER", { fault: "SELLER", shares: [{ party: "seller", sharePercent: 100 }] }],
    ["platform", "BUYER", { fault: "PLATFORM", shares: [{ party: "platform", sharePercent: 100 }] }],
    ["carrier", "SELLER", { fault: "CARRIER", shares: [{ party: "carrier", sharePercent: 100 }] }],
  ] as const)("is the %s for a fault of the %s", (payer, fault, liability) =>
    expect(
      given(request({ verdict: "ask_agent", fault }))
        .when(decide({ payer }))
        .dataOf("RefundOrdered"),
    ).toMatchObject({ purpose: "decision", ...liability }),
  );

  it("is never the buyer for his own refund", () =>
    given(escalated)
      .when(decide({ payer: "buyer" }))
      .thenRefused({ code: "return.payer_not_allowed", allowed: ["seller", "platform", "carrier"] }));

  it("is the platform for goodwill, whatever the policy allows", () => {
    const small = { outcome: "refund_partial", amountMinor: 1_000, overrideReason: "GOODWILL" } as const;
    given(escalated)
      .when(decide({ ...small, payer: "seller" }))
      .thenRefused({ code: "return.payer_not_allowed", allowed: ["platform"] });
    given(escalated)
      .when(decide({ ...small, payer: "platform" }))
      .thenTypes("DecisionMade", "SettlementBegun", "RefundOrdered");
  });
});

describe("the caps of an override reason", () => {
  const goodwill = (amountMinor: number, role: "agent" | "senior_agent" = "agent") =>
    decide({
      outcome: "refund_partial",
      amountMinor,
      overrideReason: "GOODWILL",
      payer: "platform",
      actor: actors[role],
    });

  it.each([
    ["agent", 5_000, "DecisionMade"],
    ["agent", 5_001, "refused"],
    ["senior_agent", 5_001, "DecisionMade"],
    ["senior_agent", 10_000, "DecisionMade"],
    ["senior_agent", 10_001, "DecisionProposed"],
  ] as const)("let an %s give %i: %s", (role, amountMinor, result) => {
    const { events } = given(large).when(goodwill(amountMinor, role));
    expect(events[0]?.type ?? "refused").toBe(result);
  });

  it("do not bind who only says who bears what was paid", () => {
    const history = [
      request({ returnNeeded: false }, { units: someUnits(3) }),
      paid(30_000, 1),
      command("ContestRefund", actors.seller, { at: afterHours(41), evidenceIds: [] }),
    ];
    const assigned = { outcome: "settle_liability", overrideReason: "GOODWILL", payer: "platform" } as const;
    given(...history)
      .when(decide({ ...assigned, at: afterHours(42) }))
      .thenTypes("DecisionProposed");
  });
});

describe("a decision above the limit for one person", () => {
  it("waits for a second, senior person and changes nothing for the parties", () => {
    const { state } = given(large).when(decide()).thenTypes("DecisionProposed");
    expect(state).toMatchObject({ status: "escalated", refunds: [], pendingDecision: { amountMinor: 30_000 } });
    expect(state?.clock).toEqual(stateAfter(large).clock);
  });

  it("holds once that person agrees", () => {
    const confirmed = given(large, decide()).when(confirm());
    confirmed.thenTypes("DecisionMade", "SettlementBegun", "RefundOrdered");
    expect(confirmed.dataOf("DecisionMade")).toMatchObject({
      decision: { decidedBy: actors.agent },
      confirmedBy: actors.senior_agent,
    });
    expect(confirmed.dataOf("RefundOrdered").refundId).toBe(refundId(6));
    expect(confirmed.state?.pendingDecision).toBeUndefined();
  });

  it("cannot be confirmed by an agent of the first rank", () =>
    given(large, decide())
      .when(confirm({ actor: { role: "agent", id: "agent-2" } }))
      .thenRefused({ code: "return.not_your_part", role: "agent" }));

  it("is gone once that person refuses, and another can be proposed", () => {
    const reject = command("RejectDecision", actors.senior_agent, { at: afterHours(31), decisionId: idOf("dec_", 1) });
    const { state } = given(large, decide()).when(reject).thenTypes("DecisionRejected");
    expect(state?.pendingDecision).toBeUndefined();
    given(large, decide(), reject)
      .when(decide({ decisionId: idOf("dec_", 2) }))
      .thenTypes("DecisionProposed");
  });

  it("cannot hold any more for goods that went off meanwhile", () => {
    const cheap = { ...asked.terms.overrides[0], secondPersonAboveMinor: 0 };
    const opening = request({ overrides: [cheap as (typeof asked.terms.overrides)[number]] });
    const proposal = decide({ at: afterHours(1), outcome: "refund_without_return" });
    given(opening, proposal, handOver(afterHours(2)))
      .when(confirm())
      .thenRefused({ code: "return.outcome_not_possible", possible: ["refund_full", "refund_partial", "deny"] });
  });

  it("is dropped when the case settles by itself", () => {
    const history = [request({}, { units: someUnits(3) }), handOver(afterHours(1)), scan("delivered", afterHours(2))];
    const { state } = given(...history, decide({ at: afterHours(3) })).when(ring(afterDays(4)));
    expect(state).toMatchObject({ status: "settling" });
    expect(state?.pendingDecision).toBeUndefined();
  });
});

describe("what follows from a decision", () => {
  it("to pay a part is split over all units and closes as split", () => {
    const partial = decide({ outcome: "refund_partial", amountMinor: 10_000 });
    const { state } = given(large, partial).when(paid(10_000)).thenTypes("RefundOutcomeRecorded", "ReturnClosed");
    expect(state?.units.map(({ orderedMinor }) => orderedMinor)).toEqual([3_334, 3_333, 3_333]);
    expect(state?.closeReason).toBe("DECIDED_SPLIT");
  });

  it("to pay all closes for the buyer", () => {
    expect(given(escalated, decide()).when(paid(10_000)).state?.closeReason).toBe("DECIDED_BUYER");
  });

  it("to let the goods come back starts the hand-over", () => {
    const { state } = given(asked, rejection)
      .when(decide({ outcome: "approve_return" }))
      .thenTypes("DecisionMade", "ReturnApproved");
    expect(state).toMatchObject({ status: "awaiting_handover", clock: { name: "hand_over" } });
  });

  it("to let goods come back cannot follow where nothing needs to come back", () =>
    given(request({ verdict: "ask_agent", returnNeeded: false }))
      .when(decide({ outcome: "approve_return" }))
      .thenRefused({ code: "return.outcome_not_possible" }));

  it("charges the buyer no label, for the amount was decided as it is", () => {
    const opening = request({ returnShippingPayer: "buyer", returnLabelCostMinor: 700 });
    const { units, returnLabel } = given(opening, handOver(afterHours(1), { arrangedBy: "platform" }))
      .when(decide({ payer: "platform" }))
      .dataOf("RefundOrdered");
    expect(units[0]?.deductions).toEqual([]);
    expect(returnLabel).toEqual({ payer: "platform", costMinor: 700 });
  });
});

describe("a decision after the buyer was paid provisionally", () => {
  const history = [escalated, ring(afterDays(8)), ring(afterDays(15), 8)];

  it("for the buyer names who bears it and pays nothing twice", () => {
    const { state } = given(...history, paid(10_000, 8))
      .when(decide({ at: afterDays(16) }))
      .thenTypes("DecisionMade", "SettlementBegun", "LiabilitySettled", "ReturnClosed");
    expect(state).toMatchObject({
      closeReason: "DECIDED_BUYER",
      refunds: [{ fault: "BUYER", liabilitySettled: true }],
    });
  });

  it("waits for money that is still on its way", () => {
    const { state } = given(...history)
      .when(decide({ at: afterDays(16) }))
      .thenTypes("DecisionMade", "SettlementBegun", "LiabilitySettled");
    expect(state?.status).toBe("settling");
  });

  it("against the buyer leaves it with the platform to get back", () => {
    const denied = given(...history).when(decide({ at: afterDays(16), outcome: "deny", payer: "buyer" }));
    denied.thenTypes("DecisionMade", "LiabilitySettled", "ReturnClosed");
    expect(denied.dataOf("LiabilitySettled")).toMatchObject({
      because: "decision",
      fault: "BUYER",
      shares: [{ party: "platform", sharePercent: 100 }],
    });
  });
});

describe("a case that another one already deals with", () => {
  const duplicate = command("CloseAsDuplicate", actors.agent, { at, duplicateOf: idOf("ret_", 2) });

  it.each(everywhere)("is closed while it is %s", (_status, history) => {
    const { state } = given(...history)
      .when(duplicate)
      .thenTypes("ReturnClosed");
    expect(state?.closeReason).toBe("DUPLICATE");
  });

  it("is not closed once money was ordered", () =>
    given(request({ refundTiming: "IMMEDIATE" }))
      .when(duplicate)
      .thenRefused({ code: "return.money_already_ordered" }));
});
