import { describe, expect, it } from "vitest";
import { type Instant, instant } from "../../../domain/kernel/instant.ts";
import { type CommandOf, type InspectionLine, type ReturnCommand, wakeAt } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  given,
  handOver,
  idOf,
  paid,
  photo,
  refundId,
  request,
  ring,
  scan,
  someUnits,
  stateAfter,
} from "../../support/returns.ts";

const returnless = request({ returnNeeded: false });
const outcome = (overrides: Partial<CommandOf<"RecordRefundOutcome">> = {}) => ({
  ...paid(afterHours(1), 10_000),
  ...overrides,
});

const line = (unitNo: number, overrides: Partial<InspectionLine> = {}): InspectionLine => ({
  lineId: "line-1",
  unitNo,
  result: "accepted",
  deductions: [],
  evidenceIds: [photo()],
  disposition: "restock",
  ...overrides,
});

const inspected = (opening: ReturnCommand, ...lines: readonly InspectionLine[]): readonly ReturnCommand[] => [
  opening,
  handOver(afterHours(1)),
  scan("delivered", afterHours(2)),
  command("RecordInspection", actors.seller, { at: afterHours(3), lines: [...lines], refundId: refundId(5) }),
];

const refused = { result: "rejected", reason: "DAMAGED_BY_BUYER", disposition: "return_to_buyer" } as const;
const contest = (at: Instant) => command("ContestRefund", actors.seller, { at, evidenceIds: [photo()] });
const report = (at: Instant) =>
  command("ReportBadParcel", actors.seller, { at, reason: "WRONG_ITEM_RETURNED", evidenceIds: [photo()] });
const assign = (at: Instant, payer: "seller" | "platform") =>
  command("ProposeDecision", actors.agent, {
    at,
    decisionId: idOf("dec_", 1),
    outcome: "settle_liability",
    overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
    payer,
    refundId: refundId(7),
  });

describe("how a settled case ends", () => {
  it.each<[string, readonly ReturnCommand[], CommandOf<"RecordRefundOutcome">, string]>([
    ["a refund without return", [returnless], outcome(), "RETURNLESS"],
    [
      "a refund without return that was paid in part",
      [returnless],
      outcome({ outcome: "partly_paid", refundedMinor: 9_999 }),
      "REFUNDED_PARTIAL",
    ],
    [
      "a refund that a senior agent abandoned",
      [returnless],
      outcome({ outcome: "cancelled", refundedMinor: 0 }),
      "DECIDED_SELLER",
    ],
    ["goods accepted", inspected(request(), line(1)), paid(afterHours(4), 10_000, 5), "REFUNDED_FULL"],
    [
      "goods accepted with a deduction",
      inspected(
        request(),
        line(1, {
          result: "accepted_with_deduction",
          deductions: [{ code: "DIMINISHED_VALUE", amountMinor: 1 }],
        }),
      ),
      paid(afterHours(4), 9_999, 5),
      "REFUNDED_PARTIAL",
    ],
    [
      "goods accepted, with the buyer's label paid from the refund",
      inspected(request({ returnShippingPayer: "buyer", returnLabelCostMinor: 700 }), line(1)),
      paid(afterHours(4), 9_300, 5),
      "REFUNDED_FULL",
    ],
    [
      "one unit of two refused",
      inspected(request({}, { units: someUnits(2) }), line(1), line(2, refused)),
      paid(afterHours(4), 10_000, 5),
      "REFUNDED_PARTIAL",
    ],
  ])("%s", (_name, history, fact, closeReason) => {
    const { state } = given(...history)
      .when(fact)
      .thenTypes("RefundOutcomeRecorded", "ReturnClosed");
    expect(state).toMatchObject({ status: "closed", closeReason });
    expect(state?.clock).toBeUndefined();
  });

  it("only when the last of its refunds has ended", () => {
    const first = handOver(afterHours(1), { units: [{ lineId: "line-1", unitNo: 1 }] });
    const rest = handOver(afterHours(1), { parcelId: "parcel-2" });
    const other = scan("delivered", afterHours(4), { parcelId: "parcel-2", refundId: refundId(3) });
    const history = [
      request({ refundTiming: "AT_DELIVERY_SCAN" }, { units: someUnits(2) }),
      first,
      rest,
      scan("delivered", afterHours(2)),
      other,
      ring(afterDays(5)),
    ];
    given(...history)
      .when(paid(afterDays(5), 10_000, 2))
      .thenTypes("RefundOutcomeRecorded");
    given(...history, paid(afterDays(5), 10_000, 2))
      .when(paid(afterDays(5), 10_000, 3))
      .thenTypes("RefundOutcomeRecorded", "ReturnClosed");
  });

  it("at once when the early refund had been paid before the inspection", () => {
    const history = [
      request({ refundTiming: "AT_FIRST_SCAN" }),
      scan("first_scan", afterHours(1)),
      paid(afterHours(2), 10_000, 2),
      scan("delivered", afterHours(3)),
    ];
    given(...history)
      .when(ring(afterDays(5)))
      .thenTypes("UnitsInspected", "SettlementBegun", "LiabilitySettled", "ReturnClosed");
  });
});

describe("the submission clock", () => {
  const submitted = command("RecordRefundSubmitted", actors.system, { at: afterHours(1), refundId: refundId(1) });

  it("stops when the refund is with the payment provider", () => {
    const { state } = given(returnless).when(submitted).thenTypes("RefundSubmitted");
    expect(state?.clock).toBeUndefined();
    given(returnless, submitted).when(submitted).thenNothing();
    given(returnless, submitted)
      .when(ring(afterDays(9)))
      .thenNothing();
  });

  it("names the refunds that are late", () => {
    const late = given(returnless).when(ring(afterHours(24)));
    expect(late.dataOf("RefundOverdue")).toEqual({ refundIds: [refundId(1)], dueAt: afterHours(24) });
    expect(late.state?.breaches).toEqual([{ clock: "refund_submission", dueAt: afterHours(24) }]);
  });

  it("leaves other clocks alone", () => {
    const early = request({ refundTiming: "IMMEDIATE" });
    expect(given(early).when(submitted).state?.clock).toEqual(stateAfter(early).clock);
  });
});

describe("a chargeback", () => {
  const charged = (phase: "opened" | "won" | "lost", at: Instant, chargebackId = "cb-1") =>
    command("RecordChargeback", actors.payment_provider, { at, chargebackId, phase });
  const asked = request({ verdict: "ask_seller" });
  const opened = charged("opened", afterHours(10));

  it("stops the clock and everybody who could move money", () => {
    const { state } = given(asked).when(opened).thenTypes("ChargebackOpened");
    expect(state && wakeAt(state)).toBeUndefined();
    given(asked, opened)
      .when(ring(afterDays(30)))
      .thenNothing();
    given(asked, opened).when(opened).thenNothing();
  });

  it("that is won lets the clock run on with the time it had left", () => {
    const { state } = given(asked, opened)
      .when(charged("won", afterHours(34)))
      .thenTypes("ChargebackClosed");
    expect(state?.clock?.dueAt).toBe(instant("2026-03-05T23:59:59.999Z"));
    expect(state?.suspended).toBeUndefined();
  });

  it("that is lost ends the case: the buyer has the money another way", () => {
    const { state } = given(asked, opened)
      .when(charged("lost", afterHours(34)))
      .thenTypes("ChargebackClosed", "ReturnClosed");
    expect(state?.closeReason).toBe("SUPERSEDED_BY_CHARGEBACK");
  });

  it("of another charge changes nothing", () => {
    given(asked, opened)
      .when(charged("won", afterHours(34), "cb-2"))
      .thenNothing();
    given(asked)
      .when(charged("won", afterHours(34)))
      .thenNothing();
  });

  it("of a case that is over changes nothing", () => {
    given(request({ verdict: "decline" }))
      .when(opened)
      .thenNothing();
  });

  it("lets goods travel, and starts the clock that they begin only when it is over", () => {
    const history = [request(), opened, handOver(afterHours(20)), scan("delivered", afterHours(30))];
    expect(stateAfter(...history)).toMatchObject({
      status: "inspecting",
      clock: { dueAt: instant("2026-03-05T23:59:59.999Z") },
    });
    const { state } = given(...history).when(charged("won", afterHours(54)));
    expect(state?.clock?.dueAt).toBe(instant("2026-03-06T23:59:59.999Z"));
  });

  it("holds back the refund of a parcel that is lost meanwhile, and no longer", () => {
    const history = [request(), handOver(afterHours(1)), opened, scan("lost", afterHours(20))];
    expect(stateAfter(...history)).toMatchObject({ status: "in_transit", refunds: [] });
    const { state } = given(...history, charged("won", afterHours(34)))
      .when(ring(afterDays(14)))
      .thenTypes("SettlementBegun", "RefundOrdered");
    expect(state?.status).toBe("settling");
  });

  it("moves what waits behind a negotiation too", () => {
    const offer = command("MakeOffer", actors.seller, {
      at: afterHours(1),
      offerId: idOf("off_", 1),
      amountMinor: 3_000,
      withReturn: false,
    });
    const { state } = given(asked, offer, opened).when(charged("won", afterHours(34)));
    expect(state?.negotiation).toMatchObject({
      endsAt: instant("2026-03-13T23:59:59.999Z"),
      resume: { dueAt: instant("2026-03-05T23:59:59.999Z") },
    });
  });
});

describe("a refund that the seller did not grant", () => {
  const cheap = { ...returnless.terms.limits, sellerSilenceRefundsUpToMinor: 10_000 };
  const silent = [request({ verdict: "ask_seller", limits: cheap }), ring(afterDays(3), 1)];

  it.each([
    ["the policy's", [returnless, paid(afterHours(1), 10_000)], "2026-03-05T23:59:59.999Z"],
    ["his silence's", [...silent, paid(afterDays(3), 10_000)], "2026-03-10T23:59:59.999Z"],
  ] as const)("by %s doing can be contested for three business days", (_whose, history, until) => {
    const { state } = given(...history)
      .when(contest(instant(until)))
      .thenTypes("RefundContested");
    expect(state).toMatchObject({
      status: "closed",
      contest: { standing: "open" },
      clock: { name: "platform_decision" },
    });
    given(...history)
      .when(contest(afterDays(9)))
      .thenRefused({ code: "return.window_closed", closedAt: instant(until) });
  });

  it.each([
    [
      "granted by himself",
      [
        request({ verdict: "ask_seller" }),
        command("ApproveRefundOnly", actors.seller, { at: afterHours(1), refundId: refundId(1) }),
        paid(afterHours(2), 10_000),
      ],
    ],
    ["of goods that came back", [...inspected(request(), line(1)), paid(afterHours(4), 10_000, 5)]],
    ["that was never paid", [returnless, outcome({ outcome: "cancelled", refundedMinor: 0 })]],
  ] as const)("is not one %s", (_which, history) =>
    given(...history)
      .when(contest(afterHours(5)))
      .thenRefused({ code: "return.not_allowed_now", status: "closed" }),
  );

  it("is borne by whom an agent says; the buyer's money stays where it is", () => {
    const history = [returnless, paid(afterHours(1), 10_000), contest(afterHours(2))];
    const decided = given(...history).when(assign(afterHours(3), "platform"));
    decided.thenTypes("DecisionMade", "LiabilitySettled");
    expect(decided.dataOf("LiabilitySettled")).toMatchObject({
      refundId: refundId(1),
      because: "contest",
      fault: "PLATFORM",
      shares: [{ party: "platform", sharePercent: 100 }],
    });
    expect(decided.state).toMatchObject({
      status: "closed",
      closeReason: "RETURNLESS",
      contest: { standing: "decided" },
    });
    expect(decided.state && wakeAt(decided.state)).toBeUndefined();
  });

  it("is an agent's breach when nobody decides", () => {
    const history = [returnless, paid(afterHours(1), 10_000), contest(afterHours(2))];
    const { state } = given(...history)
      .when(ring(afterDays(9)))
      .thenTypes("DecisionOverdue");
    expect(state).toMatchObject({ status: "closed", breaches: [{ clock: "platform_decision" }] });
    expect(state && wakeAt(state)).toBeUndefined();
  });
});

describe("a bad parcel after an early refund", () => {
  const early = [
    request({ refundTiming: "AT_FIRST_SCAN" }),
    scan("first_scan", afterHours(1)),
    scan("delivered", afterHours(3)),
  ];
  const unseen = [...early, ring(afterDays(4)), paid(afterDays(4), 10_000, 2)];

  it("is reported within seven business days of the delivery when nobody looked in time", () => {
    const until = instant("2026-03-11T23:59:59.999Z");
    expect(stateAfter(...unseen).reportUntil).toBe(until);
    const { state } = given(...unseen)
      .when(report(until))
      .thenTypes("BadParcelReported");
    expect(state?.contest).toEqual({ kind: "bad_parcel", standing: "open" });
    given(...unseen, report(until))
      .when(assign(afterDays(10), "platform"))
      .thenTypes("DecisionMade", "LiabilitySettled");
  });

  it("must be shown", () =>
    given(...unseen)
      .when({ ...report(afterDays(5)), evidenceIds: [] })
      .thenRefused({ code: "return.evidence_missing", required: 1 }));

  it("is not reported by a seller who looked", () => {
    const looked = [
      ...early,
      command("RecordInspection", actors.seller, { at: afterHours(4), lines: [line(1)], refundId: refundId(5) }),
      paid(afterHours(5), 10_000, 2),
    ];
    given(...looked)
      .when(report(afterHours(6)))
      .thenRefused({ code: "return.not_allowed_now", status: "closed" });
  });
});

describe("units that the seller alone refused", () => {
  const partial = [
    ...inspected(request({}, { units: someUnits(2) }), line(1), line(2, refused)),
    paid(afterHours(4), 10_000, 5),
  ];
  const escalate = command("EscalateReturn", actors.buyer, { at: afterDays(2), evidenceIds: [] });

  it("can still go to an agent, who pays for them and for nothing else", () => {
    expect(
      given(...partial)
        .when(escalate)
        .thenTypes("ReturnEscalated").state?.status,
    ).toBe("escalated");
    const decided = given(...partial, escalate).when(
      command("ProposeDecision", actors.agent, {
        at: afterDays(3),
        decisionId: idOf("dec_", 1),
        outcome: "refund_full",
        overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
        payer: "seller",
        refundId: refundId(7),
      }),
    );
    expect(decided.dataOf("RefundOrdered").units).toMatchObject([{ unitNo: 2 }]);
  });
});
