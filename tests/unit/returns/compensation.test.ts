import { describe, expect, it } from "vitest";
import { replay } from "../../../domain/kernel/decider.ts";
import {
  type CommandOf,
  goodwillUseOf,
  nextActions,
  orderedMinor,
  type Return,
  type ReturnCommand,
  refundableMinor,
  returns,
  unitClaimsOf,
  wakeAt,
} from "../../../domain/returns/index.ts";
import { played } from "../../support/given-when-then.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  compensationTerms,
  given,
  idOf,
  paid,
  refundId,
  request,
  ring,
  stateAfter,
} from "../../support/returns.ts";

const at = afterHours(30);
const kind = { compensation: compensationTerms };
const escalated = request({ verdict: "ask_agent", ...kind });
const asked = request({ verdict: "ask_seller", ...kind });
const closed = [request({ verdict: "decline", ...kind })];
const refunded = [request({ returnNeeded: false, ...kind }), paid(afterHours(1), 10_000)];

const grant = { amountMinor: 3_000, tender: "store_credit", reason: "GOODWILL" } as const;
const large = { ...grant, amountMinor: 4_500 };

const decide = (overrides: Partial<CommandOf<"ProposeDecision">> = {}) =>
  command("ProposeDecision", actors.agent, {
    at,
    decisionId: idOf("dec_", 1),
    outcome: "compensate",
    overrideReason: "GOODWILL",
    payer: "platform",
    compensation: grant,
    refundId: refundId(5),
    ...overrides,
  });

const confirm = command("ConfirmDecision", actors.senior_agent, {
  at: afterHours(31),
  decisionId: idOf("dec_", 1),
  refundId: refundId(6),
});
const reject = command("RejectDecision", actors.senior_agent, { at: afterHours(31), decisionId: idOf("dec_", 1) });

const ended = (outcome: "paid" | "cancelled", refundedMinor = 3_000) =>
  command("RecordRefundOutcome", actors.system, {
    at: afterHours(40),
    refundId: idOf("rfd_", 1),
    outcome,
    refundedMinor,
  });

/** What the case says of money that was paid: a compensation must not change any of it. */
const moneyOf = (state: Return) => [refundableMinor(state), orderedMinor(state), state.refunds, state.units];

describe("a compensation alone", () => {
  it.each<[string, readonly ReturnCommand[]]>([
    ["waits for the seller", [asked]],
    ["waits for the goods", [request(kind)]],
    ["is with the agents", [escalated]],
    ["was ineligible", closed],
    ["was refunded in full", refunded],
  ])("leaves a case that %s exactly as it is", (_what, history) => {
    const before = stateAfter(...history);
    const { state, events } = given(...history)
      .when(decide())
      .thenTypes("DecisionMade", "CompensationGranted");
    expect([state?.status, state?.clock, state?.closeReason]).toEqual([
      before.status,
      before.clock,
      before.closeReason,
    ]);
    expect(moneyOf(state as Return)).toEqual(moneyOf(before));
    expect(events.map((event) => unitClaimsOf(event, before))).toEqual(
      events.map(() => ({ claim: [], release: [], consume: [] })),
    );
  });

  it("is paid by a case of its own, whose id follows from the decision's", () => {
    expect(given(escalated).when(decide()).dataOf("CompensationGranted")).toEqual({
      refundId: idOf("rfd_", 1),
      decisionId: idOf("dec_", 1),
      ...grant,
      currency: "GBP",
      submitBy: afterHours(54),
    });
  });

  it("keeps the buyer's way out open, and is told its end after that", () => {
    const withdraw = command("WithdrawReturn", actors.buyer, { at: afterHours(32) });
    const { state } = given(asked, decide({ at: afterHours(2) }), withdraw)
      .when(ended("paid"))
      .thenTypes("CompensationOutcomeRecorded");
    expect(state).toMatchObject({ status: "withdrawn", compensations: [{ outcome: "paid", paidMinor: 3_000 }] });
  });

  it("ends once, and its submission is no clock of the case", () => {
    const history = [...closed, decide(), ended("paid")];
    given(...history)
      .when(ended("cancelled"))
      .thenNothing();
    const submitted = command("RecordRefundSubmitted", actors.system, {
      at: afterHours(33),
      refundId: idOf("rfd_", 1),
    });
    given(...closed, decide())
      .when(submitted)
      .thenNothing();
  });

  it("is no decision on who bears a refund: the contest goes on, with its clock", () => {
    const silent = [
      request({ verdict: "ask_seller", returnNeeded: false, ...kind }),
      ring(afterDays(5)),
      paid(afterDays(5), 10_000, 9),
    ];
    const contest = command("ContestRefund", actors.seller, { at: afterDays(6), evidenceIds: [] });
    const before = stateAfter(...silent, contest);
    const { state } = given(...silent, contest)
      .when(decide({ at: afterDays(6) }))
      .thenTypes("DecisionMade", "CompensationGranted");
    expect([state?.contest, state?.clock]).toEqual([before.contest, before.clock]);
  });
});

describe("a compensation beside another outcome", () => {
  it.each([
    [
      "a full refund",
      { outcome: "refund_full" },
      ["DecisionMade", "CompensationGranted", "SettlementBegun", "RefundOrdered"],
    ],
    ["no refund", { outcome: "deny" }, ["DecisionMade", "CompensationGranted", "ReturnClosed"]],
  ] as const)("goes with %s", (_what, outcome, types) => {
    const decision = { overrideReason: "EVIDENCE_OUTWEIGHS_RULE", ...outcome } as const;
    const plain = given(escalated).when(decide({ ...decision, compensation: undefined }));
    const beside = given(escalated)
      .when(decide(decision))
      .thenTypes(...types);
    expect(moneyOf(beside.state as Return)).toEqual(moneyOf(plain.state as Return));
    expect(beside.state?.closeReason).toBe(plain.state?.closeReason);
    expect(beside.state?.compensations).toHaveLength(1);
  });

  it("does not keep a settled case open", () => {
    const both = decide({ outcome: "refund_full", overrideReason: "EVIDENCE_OUTWEIGHS_RULE" });
    const { state } = given(escalated, both).when(paid(afterHours(41), 10_000, 5));
    expect(state).toMatchObject({ status: "closed", closeReason: "DECIDED_BUYER" });
  });
});

describe("the limits of a compensation", () => {
  it.each([
    [4_000, "DecisionMade"],
    [4_001, "DecisionProposed"],
  ])("send %i to a second person, or not", (amountMinor, type) => {
    const { events } = given(escalated).when(decide({ compensation: { ...grant, amountMinor } }));
    expect(events[0]?.type).toBe(type);
  });

  const second = { decisionId: idOf("dec_", 2), at: afterHours(35) };

  it.each([
    ["hold for all of a case", [], 2_001, { code: "return.compensation_cap_exceeded", grantedMinor: 3_000 }],
    ["forget what was given up", [ended("cancelled", 0)], 4_000, undefined],
  ] as const)("%s", (_what, more, amountMinor, refusal) => {
    const outcome = given(...closed, decide(), ...more).when(
      decide({ ...second, at: afterHours(41), compensation: { ...grant, amountMinor } }),
    );
    if (refusal === undefined) outcome.thenTypes("DecisionMade", "CompensationGranted");
    else outcome.thenRefused(refusal);
  });

  it("send what a case is granted in parts to a second person like the whole", () =>
    expect(
      given(...closed, decide()).when(decide({ ...second, compensation: { ...grant, amountMinor: 1_001 } })).events,
    ).toMatchObject([{ type: "DecisionProposed", data: { secondPersonAboveMinor: 4_000 } }]));

  it("let a senior agent go further", () =>
    given(...closed)
      .when(decide({ actor: actors.senior_agent, compensation: { ...grant, amountMinor: 50_000 } }))
      .thenTypes("DecisionProposed"));

  it.each<[string, Partial<CommandOf<"ProposeDecision">>, object]>([
    ["another payer", { payer: "seller" }, { code: "return.payer_not_allowed", allowed: ["platform"] }],
    [
      "a reason that is none",
      { compensation: { ...grant, reason: "SAFETY" } },
      { code: "return.override_reason_not_allowed", allowed: ["GOODWILL"] },
    ],
  ])("allow no %s", (_what, overrides, refusal) =>
    given(escalated)
      .when(decide(overrides))
      .thenRefused(refusal as never),
  );

  it("are nothing where a case opened under a policy without any", () => {
    const old = request({ verdict: "ask_agent" });
    given(old).when(decide()).thenRefused({ code: "return.outcome_not_possible" });
    given(old)
      .when(decide({ outcome: "deny", overrideReason: "EVIDENCE_OUTWEIGHS_RULE" }))
      .thenRefused({ code: "return.override_reason_not_allowed", allowed: [] });
  });

  it("decide what is listed: nothing of a closed case once it has all that the rank may give", () => {
    const listed = (...history: readonly ReturnCommand[]) =>
      nextActions(stateAfter(...history), afterHours(42))
        .filter(({ action }) => action === "decisions")
        .map(({ actor }) => actor);
    expect(listed(...closed)).toEqual(["agent", "senior_agent"]);
    const full = decide({ compensation: { ...grant, amountMinor: 5_000 } });
    expect(listed(...closed, full)).toEqual([]);
    expect(listed(...closed, full, { ...confirm, at: afterHours(32) })).toEqual(["senior_agent"]);
  });
});

describe("a compensation that waits for a second person", () => {
  const proposal = decide({ compensation: large });

  it("gives a closed case a clock of its own, since nothing else would end the wait", () => {
    const { state } = given(...closed)
      .when(proposal)
      .thenTypes("DecisionProposed");
    expect(state?.clock).toMatchObject({ name: "platform_decision", onTimeout: "record_breach" });
    expect(wakeAt(state as Return)).toBeDefined();
  });

  it.each([
    ["confirmed", confirm, ["DecisionMade", "CompensationGranted"]],
    ["rejected", reject, ["DecisionRejected"]],
  ] as const)("lets the closed case rest again when it is %s", (_what, answer, types) => {
    const { state } = given(...closed, proposal)
      .when(answer)
      .thenTypes(...types);
    expect([state?.status, state?.clock, state?.pendingDecision]).toEqual(["closed", undefined, undefined]);
  });

  it("expires when nobody answers, pays nothing, and lets the closed case rest", () => {
    const late = ring(afterDays(20));
    const { state } = given(...closed, proposal)
      .when(late)
      .thenTypes("DecisionExpired");
    expect(state).toMatchObject({ status: "closed", breaches: [], compensations: [] });
    expect([state?.clock, state?.pendingDecision, wakeAt(state as Return)]).toEqual([undefined, undefined, undefined]);
    given(...closed, proposal, late)
      .when({ ...confirm, at: afterDays(21) })
      .thenRefused({ code: "return.decision_not_pending" });
  });

  it("leaves the clock of an open case alone", () => {
    const before = stateAfter(escalated);
    expect(given(escalated).when(proposal).state?.clock).toEqual(before.clock);
  });
});

describe("the goodwill budget", () => {
  const useOf = (...commands: readonly ReturnCommand[]) => {
    const events = played(returns, escalated, ...commands);
    const made = events.findIndex(({ type }) => type === "DecisionMade");
    const event = events[made];
    return event && goodwillUseOf(event, replay(returns, events.slice(0, made)))?.amountMinor;
  };

  it.each<[string, Partial<CommandOf<"ProposeDecision">>, number | undefined]>([
    ["a compensation", {}, 3_000],
    [
      "a compensation beside a refund for another reason",
      { outcome: "refund_full", overrideReason: "EVIDENCE_OUTWEIGHS_RULE" },
      3_000,
    ],
    ["a refund in goodwill and a compensation", { outcome: "refund_partial", amountMinor: 1_000 }, 4_000],
    [
      "a decision without either",
      { outcome: "deny", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", compensation: undefined },
      undefined,
    ],
  ])("gives %s", (_what, overrides, amountMinor) => expect(useOf(decide(overrides))).toBe(amountMinor));
});

describe("the bonus for store credit", () => {
  const bonus = command("RecordStoreCreditBonus", actors.system, { at, refundId: refundId(7), amountMinor: 500 });

  it("is granted once, in any case whose money was ordered, and uses up no limit", () => {
    const { state } = given(...refunded)
      .when(bonus)
      .thenTypes("CompensationGranted");
    expect(state?.compensations).toEqual([
      { refundId: refundId(7), amountMinor: 500, tender: "store_credit", reason: "STORE_CREDIT_BONUS" },
    ]);
    given(...refunded, bonus)
      .when(bonus)
      .thenNothing();
    given(...refunded, bonus)
      .when(decide({ compensation: { ...grant, amountMinor: 4_000 } }))
      .thenTypes("DecisionMade", "CompensationGranted");
  });

  it("is no party's to claim", () =>
    given(...refunded)
      .when({ ...bonus, actor: actors.buyer })
      .thenRefused({ code: "return.not_your_part" }));
});
