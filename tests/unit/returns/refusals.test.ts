import { describe, expect, it } from "vitest";
import { addMs } from "../../../domain/kernel/instant.ts";
import {
  type CommandOf,
  type ReturnCommand,
  type ReturnRefusalCode,
  returnRefusalCodes,
} from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  aUnit,
  command,
  compensationTerms,
  given,
  handOver,
  idOf,
  photo,
  refundId,
  request,
  requestedAt,
  scan,
  someUnits,
  unitValue,
} from "../../support/returns.ts";

const at = afterHours(1);
const asked = request({ verdict: "ask_seller" });
const arrived = [request(), handOver(at), scan("delivered", afterHours(2))];
const proof = { evidenceIds: [photo()] };
const refund = { refundId: refundId(5) };

const approve = command("ApproveReturn", actors.seller, { at, ...refund });
const withdraw = command("WithdrawReturn", actors.buyer, { at });
const extend = command("ExtendInspection", actors.seller, { at: afterHours(3) });
const analyse = command("StartAnalysis", actors.seller, { at: afterHours(3), ...proof });

const reject = (reason: CommandOf<"RejectReturn">["reason"], evidenceIds = [photo()]) =>
  command("RejectReturn", actors.seller, { at, reason, evidenceIds });

const offer = (overrides: Partial<CommandOf<"MakeOffer">> = {}) =>
  command("MakeOffer", actors.seller, {
    at,
    offerId: idOf("off_", 1),
    amountMinor: 3_000,
    withReturn: false,
    ...overrides,
  });

const accept = (offerNumber: number, by: "buyer" | "seller") =>
  command("AcceptOffer", actors[by], { at: afterHours(2), offerId: idOf("off_", offerNumber), ...refund });

type Line = CommandOf<"RecordInspection">["lines"][number];

const line = (overrides: Partial<Line> = {}): Line => ({
  lineId: "line-1",
  unitNo: 1,
  result: "accepted",
  deductions: [],
  evidenceIds: [photo()],
  disposition: "restock",
  ...overrides,
});

const inspect = (...lines: readonly Line[]) =>
  command("RecordInspection", actors.seller, { at: afterHours(3), lines: [...lines], ...refund });

const decide = (overrides: Partial<CommandOf<"ProposeDecision">> = {}) =>
  command("ProposeDecision", actors.agent, {
    at,
    decisionId: idOf("dec_", 1),
    outcome: "refund_full",
    overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
    payer: "platform",
    ...refund,
    ...overrides,
  });

const confirm = (overrides: Partial<CommandOf<"ConfirmDecision">> = {}) =>
  command("ConfirmDecision", actors.senior_agent, { at, decisionId: idOf("dec_", 1), ...refund, ...overrides });

const suspension = command("RecordChargeback", actors.payment_provider, { at, chargebackId: "cb-1", phase: "opened" });
const escalated = request({ verdict: "ask_agent" }, { units: someUnits(3) });

const kind = request({ verdict: "ask_agent", compensation: compensationTerms }, { units: someUnits(3) });

const rows: { readonly [C in ReturnRefusalCode]: readonly [readonly ReturnCommand[], ReturnCommand, object?] } = {
  "return.not_found": [[], approve],
  "return.already_requested": [[request()], request()],
  "return.not_allowed_now": [
    [asked],
    extend,
    { status: "awaiting_seller", allowed: ["approve", "approve-without-return", "offers", "reject"] },
  ],
  "return.not_your_part": [[asked], { ...approve, actor: actors.buyer }, { role: "buyer", roles: ["seller"] }],
  "return.suspended": [[asked, suspension], { ...approve, at: afterHours(2) }, { since: at }],
  "return.in_dispute": [
    [
      asked,
      reject("ITEM_MATCHES_LISTING"),
      command("EscalateReturn", actors.buyer, { at, ...proof, disputeId: idOf("dsp_", 1) }),
    ],
    withdraw,
    { disputeId: idOf("dsp_", 1) },
  ],
  "return.dispute_unknown": [
    [asked],
    command("RecordDisputeOutcome", actors.system, {
      at,
      disputeId: idOf("dsp_", 2),
      outcome: "DECIDED_SELLER",
      paidUnits: [],
      ...refund,
    }),
    { disputeId: idOf("dsp_", 2) },
  ],
  "return.window_closed": [
    [asked],
    { ...approve, at: afterDays(3) },
    { clock: "seller_answer", closedAt: "2026-03-04T23:59:59.999Z" },
  ],
  "return.too_early": [
    arrived,
    inspect(line({ result: "missing", reason: "NOT_RECEIVED", disposition: undefined })),
    { allowedFrom: afterHours(26) },
  ],
  "return.resubmissions_used": [
    [
      asked,
      reject("ITEM_MATCHES_LISTING"),
      command("ResubmitReturn", actors.buyer, { at, ...proof }),
      reject("ITEM_MATCHES_LISTING"),
    ],
    command("ResubmitReturn", actors.buyer, { at, ...proof }),
    { resubmissionsMax: 1 },
  ],
  "return.money_already_ordered": [
    [request({ refundTiming: "IMMEDIATE" })],
    withdraw,
    { orderedMinor: 10_000, currency: "GBP" },
  ],
  "return.already_contested": [
    [
      request({ returnNeeded: false }),
      command("RecordRefundOutcome", actors.system, {
        at,
        refundId: refundId(1),
        outcome: "paid",
        refundedMinor: 10_000,
      }),
      command("ContestRefund", actors.seller, { at, ...proof }),
    ],
    command("ContestRefund", actors.seller, { at, ...proof }),
  ],
  "return.refund_unknown": [
    [request()],
    command("RecordRefundOutcome", actors.system, { at, refundId: refundId(7), outcome: "paid", refundedMinor: 1 }),
    { refundId: refundId(7) },
  ],
  "return.unit_unknown": [arrived, inspect(line(), line({ unitNo: 2 })), { unit: { lineId: "line-1", unitNo: 2 } }],
  "return.unit_repeated": [[], request({}, { units: [aUnit(), aUnit()] }), { unit: { lineId: "line-1", unitNo: 1 } }],
  "return.unit_already_sent": [
    [request({}, { units: someUnits(2) }), handOver(at, { units: [{ lineId: "line-1", unitNo: 1 }] })],
    handOver(at, { parcelId: "parcel-2", units: [{ lineId: "line-1", unitNo: 1 }] }),
    { unit: { lineId: "line-1", unitNo: 1 } },
  ],
  "return.units_incomplete": [
    [request({}, { units: someUnits(2) }), handOver(at), scan("delivered", afterHours(2))],
    inspect(line()),
    { missing: [{ lineId: "line-1", unitNo: 2 }] },
  ],
  "return.several_sellers": [
    [],
    request({}, { units: [aUnit({ value: unitValue({ sellerId: "seller-2" }) })] }),
    { sellerIds: ["seller-1", "seller-2"] },
  ],
  "return.nothing_to_refund": [
    [],
    request(
      { outboundShippingRefund: "none" },
      { units: [aUnit({ value: unitValue({ paid: { item: 0, tax: 0, shipping: 500, shipping_tax: 0, fee: 0 } }) })] },
    ),
  ],
  "return.offer_out_of_range": [
    [asked],
    offer({ amountMinor: 9_001 }),
    { minMinor: 1_000, maxMinor: 9_000, currency: "GBP" },
  ],
  "return.offer_rounds_used": [
    [
      request({ verdict: "ask_seller", limits: { ...asked.terms.limits, offerRoundsMax: 1 } }),
      offer(),
      command("DeclineOffer", actors.buyer, { at, offerId: idOf("off_", 1) }),
    ],
    offer({ offerId: idOf("off_", 2) }),
    { roundsMax: 1 },
  ],
  "return.offer_not_open": [[asked, offer()], accept(2, "buyer"), { offerId: idOf("off_", 2) }],
  "return.own_offer": [[asked, offer()], accept(1, "seller"), { offerId: idOf("off_", 1) }],
  "return.return_not_needed": [[request({ verdict: "ask_seller", returnNeeded: false })], approve],
  "return.agreement_not_claimed": [[asked], command("ConfirmAgreement", actors.buyer, { at })],
  "return.statutory_right": [
    [request({ verdict: "ask_seller" }, { units: [aUnit({ reason: "DEFECTIVE" })] })],
    reject("FINAL_SALE"),
    { reason: "FINAL_SALE" },
  ],
  "return.reason_not_applicable": [[asked], reject("WINDOW_EXPIRED"), { reason: "WINDOW_EXPIRED" }],
  "return.rule_missing": [[asked], reject("EXCLUDED_CATEGORY"), { reason: "EXCLUDED_CATEGORY" }],
  "return.evidence_missing": [[asked], reject("ITEM_MATCHES_LISTING", []), { required: 1, missing: 1 }],
  "return.reason_missing": [arrived, inspect(line({ result: "rejected", disposition: "return_to_buyer" }))],
  "return.deduction_missing": [arrived, inspect(line({ result: "accepted_with_deduction" }))],
  "return.deduction_not_allowed": [
    arrived,
    inspect(line({ result: "accepted_with_deduction", deductions: [{ code: "RETURN_LABEL", amountMinor: 100 }] })),
    { deduction: "RETURN_LABEL" },
  ],
  "return.deduction_too_high": [
    arrived,
    inspect(line({ result: "accepted_with_deduction", deductions: [{ code: "RESTOCKING_FEE", amountMinor: 2_001 }] })),
    { deduction: "RESTOCKING_FEE", maxMinor: 2_000 },
  ],
  "return.disposition_not_allowed": [
    arrived,
    inspect(line({ result: "rejected", reason: "DAMAGED_BY_BUYER", disposition: "restock" })),
    { allowed: ["return_to_buyer", "quarantine"] },
  ],
  "return.already_extended": [[...arrived, extend], extend],
  "return.analysis_used": [[...arrived, analyse], analyse],
  "return.parcel_unknown": [
    [request(), handOver(at)],
    command("ConfirmReceipt", actors.seller, { at, parcelId: "parcel-7", ...refund }),
    { parcelId: "parcel-7" },
  ],
  "return.tracking_or_proof_missing": [[request()], handOver(at, { trackingNumber: undefined })],
  "return.goods_already_inspected": [
    [...arrived, inspect(line({ result: "rejected", reason: "DAMAGED_BY_BUYER", disposition: "return_to_buyer" }))],
    command("ResubmitReturn", actors.buyer, { at: afterHours(4), ...proof }),
  ],
  "return.decision_pending": [
    [escalated, decide()],
    decide({ decisionId: idOf("dec_", 2) }),
    { decisionId: idOf("dec_", 1) },
  ],
  "return.decision_not_pending": [[escalated, decide()], confirm({ decisionId: idOf("dec_", 2) })],
  "return.same_person": [
    [escalated, decide({ actor: actors.senior_agent })],
    confirm(),
    { decisionId: idOf("dec_", 1) },
  ],
  "decision.payload_changed": [[escalated, decide()], confirm({ payloadHash: "0".repeat(64) })],
  "decision.expired": [[escalated, decide()], confirm({ at: addMs(at, 24 * 3_600_000) })],
  "return.override_reason_not_allowed": [
    [escalated],
    decide({ overrideReason: "SAFETY" }),
    { allowed: ["EVIDENCE_OUTWEIGHS_RULE", "GOODWILL"] },
  ],
  "return.override_cap_exceeded": [
    [escalated],
    decide({ overrideReason: "GOODWILL" }),
    { capMinor: 5_000, amountMinor: 30_000 },
  ],
  "return.compensation_missing": [[kind], decide({ outcome: "compensate", overrideReason: "GOODWILL" })],
  "return.compensation_cap_exceeded": [
    [kind],
    decide({ compensation: { amountMinor: 5_001, tender: "store_credit", reason: "GOODWILL" } }),
    { capMinor: 5_000, grantedMinor: 0, amountMinor: 5_001, currency: "GBP" },
  ],
  "return.payer_not_allowed": [
    [escalated],
    decide({ overrideReason: "GOODWILL", payer: "seller" }),
    { allowed: ["platform"] },
  ],
  "return.outcome_not_possible": [
    arrived,
    decide({ at: afterHours(3), outcome: "approve_return" }),
    { possible: ["refund_full", "refund_partial", "deny"] },
  ],
  "return.amount_out_of_range": [
    [escalated],
    decide({ outcome: "refund_partial", amountMinor: 30_000 }),
    { minMinor: 1, maxMinor: 29_999 },
  ],
};

describe("every refusal", () => {
  it.each(Object.entries(rows))("%s, with its facts", (code, [history, sent, facts = {}]) =>
    given(...history)
      .when(sent)
      .thenRefused({ code, ...facts }),
  );

  it("has a row here, and a code that reads noun.why", () => {
    expect(Object.keys(rows).toSorted()).toEqual([...returnRefusalCodes].toSorted());
    expect(returnRefusalCodes.filter((code) => !/^(return|decision)\.[a-z_]+$/.test(code))).toEqual([]);
    expect(requestedAt < at).toBe(true);
  });
});
