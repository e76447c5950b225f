import { describe, expect, it } from "vitest";
import { addMs } from "../../../domain/kernel/instant.ts";
import {
  type CommandOf,
  decisionHashOf,
  type EventOf,
  nextActions,
  type ReturnCommand,
  wakeAt,
} from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  given,
  givenEvents,
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

  it("is agreed to under the hash of what would be carried out, and under no other", () => {
    const { payloadHash, expiresAt } = given(large).when(decide()).dataOf("DecisionProposed");
    expect(expiresAt).toBe(afterHours(54));
    given(large, decide())
      .when(confirm({ payloadHash: payloadHash ?? "" }))
      .thenTypes("DecisionMade", "SettlementBegun", "RefundOrdered");
    given(large, decide())
      .when(confirm({ payloadHash: "0".repeat(64) }))
      .thenRefused({ code: "decision.payload_changed", payloadHash });
  });

  it.each([
    ["outcome", { outcome: "deny" }],
    ["reason", { overrideReason: "STATUTORY_RIGHT" }],
    ["payer", { payer: "platform" }],
    ["amount", { outcome: "refund_partial", amountMinor: 29_001 }],
    ["author", { decidedBy: actors.senior_agent }],
    ["compensation", { compensation: { amountMinor: 1, tender: "store_credit", reason: "GOODWILL" } }],
  ] as const)("has another hash with another %s", (_what, changed) => {
    const state = stateAfter(large, decide({ outcome: "refund_partial", amountMinor: 29_000 }));
    const { pendingDecision } = state;
    if (pendingDecision === undefined) throw new Error("nothing waits");
    const hash = decisionHashOf(state, pendingDecision);
    expect(decisionHashOf(state, { ...pendingDecision, ...changed })).not.toBe(hash);
    expect(decisionHashOf(state, { ...pendingDecision, textId: "another comment" })).toBe(hash);
  });

  it("that was agreed to as it had been proposed is refused once the case has moved", () => {
    const cheap = { ...asked.terms.overrides[0], secondPersonAboveMinor: 0 };
    const opening = request({ overrides: [cheap as (typeof asked.terms.overrides)[number]] });
    const proposal = decide({ at: afterHours(1) });
    const { payloadHash = "" } = given(opening).when(proposal).dataOf("DecisionProposed");
    const moved = given(opening, proposal, handOver(afterHours(2)));
    moved.when(confirm({ at: afterHours(3), payloadHash })).thenRefused({ code: "decision.payload_changed" });
    moved.when(confirm({ at: afterHours(3) })).thenTypes("DecisionMade", "SettlementBegun", "RefundOrdered");
  });

  it("expires after a day: the case wakes for it, keeps its own clock, and can be decided anew", () => {
    const state = stateAfter(large, decide());
    expect(wakeAt(state)).toBe(afterHours(54));
    given(large, decide())
      .when(ring(addMs(afterHours(54), -1)))
      .thenNothing();
    const expired = given(large, decide())
      .when(ring(afterHours(54)))
      .thenTypes("DecisionExpired");
    expect(expired.state).toMatchObject({ status: "escalated", refunds: [], clock: state.clock });
    expect(expired.state?.pendingDecision).toBeUndefined();
    given(large, decide(), ring(afterHours(54)))
      .when(decide({ at: afterHours(55), decisionId: idOf("dec_", 2) }))
      .thenTypes("DecisionProposed");
  });

  it("can be answered up to the instant that it expires at, and not from then on", () => {
    const last = addMs(afterHours(54), -1);
    given(large, decide())
      .when(confirm({ at: last }))
      .thenTypes("DecisionMade", "SettlementBegun", "RefundOrdered");
    const refused = { code: "decision.expired", decisionId: idOf("dec_", 1), expiredAt: afterHours(54) };
    given(large, decide())
      .when(confirm({ at: afterHours(54) }))
      .thenRefused(refused);
    const actions = nextActions(stateAfter(large, decide()), afterHours(54)).map(({ action }) => action);
    expect(actions).not.toContain("confirm-decision");
    expect(nextActions(stateAfter(large, decide()), last)).toContainEqual(
      expect.objectContaining({ action: "confirm-decision", dueAt: afterHours(54) }),
    );
  });

  it("does not expire while a bank's chargeback suspends the case, and expires once that is over", () => {
    const news = (phase: "opened" | "won", hours: number) =>
      command("RecordChargeback", actors.payment_provider, { at: afterHours(hours), chargebackId: "cb-1", phase });
    const history = [large, decide(), news("opened", 40)] as const;
    expect(wakeAt(stateAfter(...history))).toBeUndefined();
    given(...history)
      .when(ring(afterHours(54)))
      .thenNothing();
    expect(wakeAt(stateAfter(...history, news("won", 60)))).toBe(afterHours(54));
    given(...history, news("won", 60))
      .when(ring(afterHours(60)))
      .thenTypes("DecisionExpired");
  });

  it("of a case that was kept before decisions expired waits as long as its case", () => {
    const [proposed] = given(large).when(decide()).events;
    const { expiresAt: _at, payloadHash: _hash, ...data } = (proposed as EventOf<"DecisionProposed">).data;
    const before = { ...(proposed as EventOf<"DecisionProposed">), data };
    const opening = given().when(large).events;
    givenEvents([...opening, before])
      .when(ring(afterHours(54)))
      .thenNothing();
    givenEvents([...opening, before])
      .when(confirm({ at: afterHours(55) }))
      .thenTypes("DecisionMade", "SettlementBegun", "RefundOrdered");
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
      .when(confirm({ at: afterHours(3) }))
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
