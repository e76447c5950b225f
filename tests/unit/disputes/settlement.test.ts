import { describe, expect, it } from "vitest";
import {
  type DisputeCommand,
  disputeEventTypes,
  disputeLifecycle,
  partyView,
  proposeFor,
  recoveredMinor,
  wakeAt,
} from "../../../domain/disputes/index.ts";
import { statusesReachableFrom, terminalStatuses } from "../../../domain/kernel/lifecycle.ts";
import * as make from "../../support/dispute-cases.ts";
import { actors, afterHours, idOf } from "../../support/returns.ts";

const why = {
  overrideReason: "EVIDENCE_OUTWEIGHS_RULE" as const,
  rules: [{ ruleId: "house", citation: "House rule 3" }],
};
const file = make.reviewed();
const half = make.deciding(make.paying(make.disputeAfter(...file), 10_000), why);
const settled: readonly DisputeCommand[] = [...file, half, make.paidOut(10_000)];

const filing = (party: "buyer" | "seller", number = 1, decision = 5) =>
  make.ask("RecordAppealFiled", actors.system, {
    at: afterHours(10),
    appealId: idOf("apl_", number),
    party,
    decisionId: idOf("dec_", decision),
  });
const ending = (outcome: "upheld" | "remanded" | "inadmissible", hours = 20, number = 1) =>
  make.ask("RecordAppealEnded", actors.system, { at: afterHours(hours), appealId: idOf("apl_", number), outcome });
const bank = (phase: "opened" | "won" | "lost", hours: number) =>
  make.ask("RecordChargeback", actors.payment_provider, { at: afterHours(hours), chargebackId: "chb-1", phase });

describe("the settlement", () => {
  it("ends with the last payment and opens ten days to appeal", () => {
    const { state } = make
      .given(...file, half)
      .when(make.paidOut(10_000))
      .thenTypes("DisputePaymentRecorded", "DisputeSettled");
    expect(state?.clocks).toMatchObject([{ name: "appeal_window", dueAt: "2026-03-12T23:59:59.999Z" }]);
    make
      .given(...settled)
      .when(make.paidOut(10_000))
      .thenNothing();
    make
      .given(...settled)
      .when(make.paidOut(1, 99))
      .thenRefused({ code: "dispute.payment_unknown" });
  });

  it("alarms when a payment is not with the provider in 24 hours", () => {
    const { refundIds } = make
      .given(...file, half)
      .when(make.ringAt(31))
      .dataOf("DisputePaymentOverdue");
    expect(refundIds).toEqual([idOf("rfd_", 5)]);
    const sent = make.ask("RecordPaymentSubmitted", actors.system, { at: afterHours(7), refundId: idOf("rfd_", 5) });
    make
      .given(...file, half, sent)
      .when(make.ringAt(31))
      .thenNothing();
  });

  it("gives units back that a cancelled payment did not pay", () => {
    const { state } = make.given(...file, half).when(make.paidOut(0, 5, "cancelled"));
    expect(state?.units.map(({ paidMinor }) => paidMinor)).toEqual([0, 0]);
  });

  it("ends for good after the window", () => {
    const { state } = make
      .given(...settled)
      .when(make.ringAt(400))
      .thenTypes("DisputeFinalised");
    expect([state?.status, state?.closeReason, state && wakeAt(state)]).toEqual(["final", "DECIDED_SPLIT", undefined]);
  });

  it("subtracts what was paid provisionally at ten business days, once", () => {
    const paid = [...file, make.ringAt(400)];
    const before = make.disputeAfter(...paid);
    expect(before.payments.map(({ purpose, amountMinor }) => [purpose, amountMinor])).toEqual([
      ["provisional", 20_000],
    ]);
    expect(before.breaches.map(({ clock }) => clock)).toEqual(["platform_decision"]);
    const whole = make.deciding(proposeFor(before, afterHours(401)).legs, {
      at: afterHours(401),
      findings: ["ITEM_DIFFERS"],
    });
    make
      .given(...paid)
      .when(whole)
      .thenTypes("DisputeDecisionMade", "DisputeSettlementBegun");
    make
      .given(...paid, make.ringAt(401))
      .when(make.ringAt(900))
      .thenTypes("DisputePaymentOverdue");
  });

  it("never pays provisionally for a seller's dispute", () => {
    const opened = make.opening({ openedBy: "seller", ground: "LIABILITY_ALLOCATION" });
    const { state } = make.given(opened).when(make.escalating(1, "seller"));
    expect(state?.clocks.map(({ name }) => name)).not.toContain("provisional_payment");
  });
});

describe("a decision that asks for the goods first", () => {
  const handed = make.opening({
    actor: actors.system,
    returnId: idOf("ret_", 1),
    returnIsOpen: true,
    mayComeBack: true,
    escalateWith: make.escalation(),
  });
  const answers = [
    make.submit("buyer", make.pieces("photo_of_item"), { at: afterHours(3) }),
    make.submit("seller", make.pieces("listing"), { at: afterHours(4) }),
  ];
  const decided = [handed, ...answers, make.deciding([{ type: "REQUIRE_RETURN" }])];

  it("is what is proposed where they can still come back, and waits for the return", () => {
    const state = make.disputeAfter(...decided);
    expect(state.decisions[0]?.differsIn).toEqual([]);
    expect([state.status, state.payments, partyView(state, "buyer", afterHours(7))]).toEqual([
      "settling",
      [],
      "ACTION_REQUIRED",
    ]);
    const ended = make.ask("RecordReturnOutcome", actors.system, {
      at: afterHours(200),
      closeReason: "REFUNDED_FULL",
      refundedMinor: 20_000,
    });
    make
      .given(...decided)
      .when(ended)
      .thenTypes("DisputeReturnConcluded", "DisputeSettled");
    const { state: after } = make.given(...decided, ended).when(make.ringAt(900));
    expect(after?.closeReason).toBe("DECIDED_BUYER");
  });

  it("is not possible once a parcel went", () => {
    make
      .given({ ...handed, mayComeBack: false }, ...answers)
      .when(make.deciding([{ type: "REQUIRE_RETURN" }], why))
      .thenRefused({ code: "dispute.leg_not_possible", leg: "REQUIRE_RETURN" });
  });
});

describe("an appeal", () => {
  it("is one for each party and decision, against the newest", () => {
    const heard = make.given(...settled, filing("buyer"));
    heard.when(filing("buyer", 2)).thenRefused({ code: "dispute.already_appealed", appealId: idOf("apl_", 1) });
    heard.when(filing("seller", 2)).thenTypes("DisputeAppealed");
    heard.when(filing("buyer")).thenNothing();
    make
      .given(...settled)
      .when(filing("buyer", 1, 9))
      .thenRefused({ code: "dispute.decision_unknown" });
    make
      .given(...file)
      .when(filing("buyer"))
      .thenRefused({ code: "dispute.not_allowed_now", status: "under_review" });
  });

  it("holds the end back while it is heard, and no longer", () => {
    const heard = make.given(...settled, filing("buyer"));
    heard.when(make.ringAt(400)).thenNothing();
    heard.when(ending("upheld")).thenTypes("DisputeAppealEnded");
    heard.when(ending("upheld", 400)).thenTypes("DisputeAppealEnded", "DisputeFinalised");
    heard.when(ending("upheld", 20, 3)).thenRefused({ code: "dispute.appeal_unknown" });
  });

  it("that is sent back is decided anew by somebody else, with further legs only", () => {
    const remanded = [...settled, filing("buyer"), ending("remanded")];
    const state = make.disputeAfter(...remanded);
    expect([state.status, state.clocks.map(({ name }) => name)]).toEqual(["under_review", ["platform_decision"]]);
    const { legs, findings } = proposeFor(state, afterHours(21));
    const more = make.deciding(legs, { at: afterHours(21), findings, number: 8 });
    make
      .given(...remanded)
      .when(more)
      .thenRefused({ code: "dispute.earlier_decider", decisionId: idOf("dec_", 5) });
    const { amountMinor } = make
      .given(...remanded)
      .when({ ...more, actor: actors.senior_agent })
      .dataOf("DisputePaymentOrdered");
    expect(amountMinor).toBe(10_000);
  });

  const revising = (
    legs: Parameters<typeof make.deciding>[0],
    actor: Parameters<typeof make.ask>[1] = actors.otherSenior,
  ) =>
    make.ask("ReviseDecision", actor, {
      at: afterHours(30),
      appealId: idOf("apl_", 1),
      outcome: "overturned",
      decisionId: idOf("dec_", 20),
      refundId: idOf("rfd_", 20),
      legs,
      findings: ["ITEM_MATCHES"],
      rules: why.rules,
      recoup: { buyer: "IMPOSSIBLE", seller: "NOT_NEEDED" },
    });
  const giveBack: Parameters<typeof make.deciding>[0] = [
    { type: "PAY_SELLER", amountMinor: 10_000 },
    { type: "PLATFORM_ABSORBS", amountMinor: 10_000 },
  ];

  it("that changes the outcome gives the seller back what was taken, and opens a new window", () => {
    const heard = make.given(...settled, filing("seller"));
    const { state } = heard
      .when(revising(giveBack))
      .thenTypes("DisputeDecisionRevised", "DisputeSettlementBegun", "DisputeSettled");
    expect(state && [recoveredMinor(state), state.recoup.buyer, state.decisions.length]).toEqual([0, "IMPOSSIBLE", 2]);
    expect(state?.appeals[0]?.outcome).toBe("overturned");
    expect(state && partyView(state, "buyer", afterHours(31))).toBe("APPEALABLE");
    heard
      .when(
        revising([
          { type: "PAY_SELLER", amountMinor: 10_001 },
          { type: "PLATFORM_ABSORBS", amountMinor: 10_001 },
        ]),
      )
      .thenRefused({ code: "dispute.leg_too_high", leg: "PAY_SELLER", maxMinor: 10_000 });
    heard.when(revising(giveBack, actors.agent)).thenRefused({ code: "dispute.earlier_decider" });
    heard.when(revising(giveBack, actors.system)).thenRefused({ code: "dispute.not_your_part" });
    make
      .given(...settled, filing("seller"), revising(giveBack))
      .when(revising(giveBack))
      .thenNothing();
  });
});

describe("a chargeback", () => {
  it("stops everything but words, and lets the clocks run on afterwards", () => {
    const stopped = make.given(...file, bank("opened", 10));
    stopped.when(half).thenRefused({ code: "dispute.suspended", since: afterHours(10) });
    stopped.when(make.ringAt(900)).thenNothing();
    stopped
      .when(make.submit("buyer", make.pieces("photo_of_item"), { at: afterHours(11) }))
      .thenTypes("DisputeEvidenceSubmitted");
    const before = make.disputeAfter(...file).clocks.find(({ name }) => name === "platform_decision");
    const { clocks } = stopped.when(bank("won", 110)).dataOf("DisputeResumed");
    const after = clocks.find(({ name }) => name === "platform_decision");
    expect(Date.parse(after?.dueAt ?? "") - Date.parse(before?.dueAt ?? "")).toBe(100 * 3_600_000);
    stopped.when(bank("opened", 12)).thenNothing();
  });

  it("that is lost ends a buyer's dispute before its decision, and none after it", () => {
    const { state } = make
      .given(...file, bank("opened", 10))
      .when(bank("lost", 110))
      .thenTypes("DisputeResumed", "DisputeFinalised");
    expect([state?.status, state?.closeReason]).toEqual(["final", "SUPERSEDED_BY_CHARGEBACK"]);
    make
      .given(...settled, bank("opened", 10))
      .when(bank("lost", 110))
      .thenTypes("DisputeResumed");
  });

  it("holds the settlement back until it is over", () => {
    make
      .given(...file, half, bank("opened", 7))
      .when(make.paidOut(10_000))
      .thenTypes("DisputePaymentRecorded");
    make
      .given(...file, half, bank("opened", 7), make.paidOut(10_000))
      .when(bank("won", 110))
      .thenTypes("DisputeResumed", "DisputeSettled");
  });
});

describe("the lifecycle of a dispute", () => {
  it("reaches every status from a negotiation, and its ends from all others", () => {
    const statuses = Object.keys(disputeLifecycle) as (keyof typeof disputeLifecycle)[];
    expect([...statusesReachableFrom(disputeLifecycle, "negotiation")].toSorted()).toEqual(statuses.toSorted());
    expect(terminalStatuses(disputeLifecycle)).toEqual(["withdrawn", "lapsed"]);
    for (const status of statuses.filter((one) => one !== "withdrawn" && one !== "lapsed"))
      expect([status, statusesReachableFrom(disputeLifecycle, status).has("final")]).toEqual([status, true]);
  });

  it("has a move for every event but the first", () => {
    const moves = new Set(Object.values(disputeLifecycle).flatMap((row) => Object.keys(row)));
    expect(disputeEventTypes.filter((type) => !moves.has(type))).toEqual(["DisputeOpened"]);
  });
});
