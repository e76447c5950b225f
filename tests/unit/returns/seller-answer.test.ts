import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { RejectReason } from "../../../domain/kernel/reasons.ts";
import { type CommandOf, rejectionEvidenceMin } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  aUnit,
  command,
  given,
  givenEvents,
  photo,
  refundId,
  request,
  ring,
  stateAfter,
} from "../../support/returns.ts";

const at = afterHours(1);
const asked = request({ verdict: "ask_seller" });
const approve = command("ApproveReturn", actors.seller, { at, refundId: refundId(5) });
const refundOnly = command("ApproveRefundOnly", actors.seller, { at, refundId: refundId(5) });

const reject = (overrides: Partial<CommandOf<"RejectReturn">> = {}) =>
  command("RejectReturn", actors.seller, { at, reason: "ITEM_MATCHES_LISTING", evidenceIds: [photo()], ...overrides });

describe("a seller who approves", () => {
  it("starts the buyer's time to hand over", () => {
    const { state } = given(asked).when(approve).thenTypes("ReturnApproved");
    expect(state).toMatchObject({ status: "awaiting_handover", clock: { name: "hand_over", startedAt: at } });
  });

  it("pays at once where the terms say so", () => {
    const { state } = given(request({ verdict: "ask_seller", refundTiming: "IMMEDIATE" }))
      .when(approve)
      .thenTypes("ReturnApproved", "RefundOrdered");
    expect(state?.refunds).toMatchObject([{ refundId: refundId(5), provisional: true, amountMinor: 10_000 }]);
  });

  it("may do so in the last instant of the clock", () => {
    const dueAt = instant("2026-03-04T23:59:59.999Z");
    given(asked)
      .when({ ...approve, at: dueAt })
      .thenTypes("ReturnApproved");
  });

  it("may refund and let the buyer keep the goods, which leaves nothing to contest", () => {
    const { state } = given(asked).when(refundOnly).thenTypes("SettlementBegun", "RefundOrdered");
    expect(state).toMatchObject({ status: "settling", settledBecause: "seller_approved" });
  });
});

describe("a seller who rejects", () => {
  it("leaves the buyer a week to challenge it", () => {
    const { state } = given(asked).when(reject()).thenTypes("ReturnRejected");
    expect(state).toMatchObject({
      status: "rejected_open",
      rejection: { stage: "request", reason: "ITEM_MATCHES_LISTING" },
      clock: { name: "rejection_reaction", dueAt: instant("2026-03-09T23:59:59.999Z"), onTimeout: "close" },
    });
  });

  it.each(RejectReason.options.filter((reason) => rejectionEvidenceMin[reason] > 0))(
    "shows evidence for %s",
    (reason) =>
      given(asked)
        .when(reject({ reason, evidenceIds: [] }))
        .thenRefused({ code: "return.evidence_missing", required: 1, missing: 1 }),
  );

  it.each([
    "DELIVERY_STILL_ON_TIME",
    "REASON_UNCLEAR_OR_NO_EVIDENCE",
    "RETURN_REQUIRED_FOR_REFUND",
    "FINAL_SALE",
  ] as const)("needs none for %s", (reason) => {
    given(asked)
      .when(reject({ reason, evidenceIds: [] }))
      .thenTypes("ReturnRejected");
  });

  it("names the rule of an excluded category", () => {
    given(asked)
      .when(reject({ reason: "EXCLUDED_CATEGORY", ruleId: "hygiene" }))
      .thenTypes("ReturnRejected");
  });

  it("says that the window has expired only when it had", () => {
    given(request({ verdict: "ask_seller", windowEndsAt: afterDays(-1) }))
      .when(reject({ reason: "WINDOW_EXPIRED" }))
      .thenTypes("ReturnRejected");
  });

  it("does not ask for goods that the policy lets the buyer keep", () =>
    given(request({ verdict: "ask_seller", returnNeeded: false }))
      .when(reject({ reason: "RETURN_REQUIRED_FOR_REFUND" }))
      .thenRefused({ code: "return.reason_not_applicable", reason: "RETURN_REQUIRED_FOR_REFUND" }));

  it.each(["DEFECTIVE", "ARRIVED_DAMAGED", "NOT_AS_DESCRIBED", "WRONG_ITEM"] as const)(
    "cannot call it a final sale when the buyer says %s",
    (reason) =>
      given(request({ verdict: "ask_seller" }, { units: [aUnit({ reason })] }))
        .when(reject({ reason: "FINAL_SALE" }))
        .thenRefused({ code: "return.statutory_right", reason: "FINAL_SALE" }),
  );

  it("cannot reject a withdrawal by law, should one ever come before him", () => {
    const opened = given()
      .when(asked)
      .events.map((event) =>
        event.type === "ReturnRequested"
          ? { ...event, data: { ...event.data, terms: { ...event.data.terms, statutory: true } } }
          : event,
      );
    givenEvents(opened).when(reject()).thenRefused({ code: "return.statutory_right" });
    givenEvents(opened).when(approve).thenTypes("ReturnApproved");
  });

  it("gives suspected abuse to an agent instead of deciding it", () => {
    const { state } = given(asked)
      .when(reject({ reason: "SUSPECTED_ABUSE" }))
      .thenTypes("ReturnEscalated");
    expect(state).toMatchObject({ status: "escalated", escalation: { because: "suspected_abuse" } });
  });
});

describe("a seller who says that both agreed", () => {
  const claim = reject({ reason: "AGREED_WITH_BUYER", evidenceIds: [] });
  const confirm = command("ConfirmAgreement", actors.buyer, { at: afterHours(2) });

  it("changes nothing until the buyer confirms", () => {
    const { state } = given(asked).when(claim).thenTypes("AgreementClaimed");
    expect(state?.clock).toEqual(stateAfter(asked).clock);
    expect(state?.status).toBe("awaiting_seller");
  });

  it("may say it twice, which is once", () => {
    given(asked, claim).when(claim).thenNothing();
  });

  it("ends the case with the buyer's word", () => {
    const { state } = given(asked, claim).when(confirm).thenTypes("ReturnClosed");
    expect(state?.closeReason).toBe("REJECTED_UNCHALLENGED");
  });

  it("still has to answer in time when the buyer says nothing", () => {
    given(asked, claim)
      .when(ring(afterDays(3)))
      .thenTypes("ReturnApproved");
  });
});

describe("a buyer who does not accept a rejection", () => {
  const resubmit = command("ResubmitReturn", actors.buyer, { at: afterHours(5), evidenceIds: [photo(2)] });
  const escalate = command("EscalateReturn", actors.buyer, { at: afterHours(5), evidenceIds: [photo(2)] });

  it("puts it before the seller again, with a new clock", () => {
    const { state } = given(asked, reject()).when(resubmit).thenTypes("ReturnResubmitted");
    expect(state).toMatchObject({
      status: "awaiting_seller",
      resubmissions: 1,
      clock: { name: "seller_answer", startedAt: afterHours(5) },
    });
  });

  it("takes it to an agent", () => {
    const { state } = given(asked, reject()).when(escalate).thenTypes("ReturnEscalated");
    expect(state).toMatchObject({ status: "escalated", escalation: { because: "buyer_asked" } });
  });

  it("takes a declined request to an agent within the same days", () => {
    const { state } = given(request({ verdict: "decline" }))
      .when(escalate)
      .thenTypes("ReturnEscalated");
    expect(state?.closeReason).toBeUndefined();
  });

  it("is too late after them", () =>
    given(request({ verdict: "decline" }))
      .when({ ...escalate, at: afterDays(8) })
      .thenRefused({ code: "return.window_closed", closedAt: instant("2026-03-09T23:59:59.999Z") }));

  it("cannot take a case that ended otherwise to an agent", () =>
    given(asked, command("WithdrawReturn", actors.buyer, { at }))
      .when(escalate)
      .thenRefused({ code: "return.not_allowed_now", status: "withdrawn", allowed: [] }));
});

describe("a buyer who withdraws", () => {
  const withdraw = command("WithdrawReturn", actors.buyer, { at: afterHours(5) });

  it.each([
    ["before the answer", [asked]],
    ["before the hand-over", [request()]],
    ["from a rejection", [asked, reject()]],
    ["from an agent", [request({ verdict: "ask_agent" })]],
  ])("%s ends the case", (_when, history) => {
    const { state } = given(...history)
      .when(withdraw)
      .thenTypes("ReturnWithdrawn");
    expect(state).toMatchObject({ status: "withdrawn", closeReason: "WITHDRAWN" });
    expect(state?.clock).toBeUndefined();
  });
});
