import { describe, expect, it } from "vitest";
import {
  type DecisionLegs,
  Dispute,
  type DisputedUnit,
  DisputeEvent,
  type DisputeEventType,
  disputeGoodwillOf,
  disputeLedgerEffect,
  unitMarkMoves,
} from "../../../domain/disputes/index.ts";
import { isBalanced } from "../../../domain/ledger/journal.ts";
import { samplesOf } from "../../support/schema-samples.ts";

const first = <Value>(values: readonly Value[]): Value => {
  const [value] = values;
  if (value === undefined) throw new Error("the schema has a sample");
  return value;
};

const sample: Dispute = first(samplesOf(Dispute));
const sampleUnit: DisputedUnit = first(sample.units);

const eventOf = <Type extends DisputeEventType>(type: Type, data: object): DisputeEvent => {
  const schema = DisputeEvent.options.find((option) => option.shape.type.value === type);
  if (schema === undefined) throw new Error(`${type} is no event`);
  const event = DisputeEvent.parse(first(samplesOf<DisputeEvent>(schema as never)));
  return DisputeEvent.parse({ ...event, data: { ...event.data, ...data } });
};

const made = (legs: DecisionLegs, rest: object = {}): DisputeEvent => {
  const { data } = eventOf("DisputeDecisionMade", {});
  const { decision } = data as { decision: object };
  return eventOf("DisputeDecisionMade", { decision: { ...decision, legs, ...rest } });
};

const state = (rest: Partial<Dispute> = {}): Dispute => ({
  ...sample,
  currency: "BRL",
  sellerId: "seller-1" as Dispute["sellerId"],
  units: [{ ...sampleUnit, value: { ...sampleUnit.value, settlement: undefined } }],
  ...rest,
});

const pay: DecisionLegs[number] = {
  type: "PAY_BUYER",
  amountMinor: 900,
  units: [{ lineId: "line-1", unitNo: 1, amountMinor: 900 }],
};

const booked = (of: Dispute, event: DisputeEvent) =>
  disputeLedgerEffect(of, event).entries.map(({ kind, legs }) => [
    kind,
    Object.fromEntries(legs.map(({ account, currency, amountMinor }) => [`${account} ${currency}`, amountMinor])),
  ]);

describe("what a decision books", () => {
  it.each<[string, DecisionLegs, unknown]>([
    ["nothing of a payout that the platform bears", [pay, { type: "PLATFORM_ABSORBS", amountMinor: 900 }], []],
    [
      "a recovery from the seller",
      [pay, { type: "RECOVER_FROM_SELLER", amountMinor: 900 }],
      [["dispute_recovered", { "seller_payable BRL": 900, "platform_loss BRL": -900 }]],
    ],
    [
      "a payment to the seller that a carrier owes",
      [
        { type: "PAY_SELLER", amountMinor: 500 },
        { type: "CLAIM_CARRIER", amountMinor: 500 },
      ],
      [
        ["dispute_paid_seller", { "platform_loss BRL": 500, "seller_payable BRL": -500 }],
        ["dispute_carrier_claimed", { "carrier_claims BRL": 500, "platform_loss BRL": -500 }],
      ],
    ],
    ["nothing where no money moves", [{ type: "NO_MONEY" }], []],
    ["nothing where the goods go back first", [{ type: "REQUIRE_RETURN" }], []],
  ])("is %s", (_what, legs, expected) => {
    expect(booked(state(), made(legs))).toEqual(expected);
  });

  it("is at the rate of the sale where the seller was settled in another currency", () => {
    const settlement = { currency: "USD" as const, amountMinor: 2_000, ofMinor: 10_000 };
    const abroad = state({ units: [{ ...sampleUnit, value: { ...sampleUnit.value, settlement } }] });
    const { entries } = disputeLedgerEffect(abroad, made([{ type: "RECOVER_FROM_SELLER", amountMinor: 900 }]));
    const legs = entries.flatMap((entry) => entry.legs);
    expect(legs.find(({ account }) => account === "seller_payable")).toMatchObject({
      currency: "USD",
      amountMinor: 180,
      party: "seller-1",
    });
    expect(isBalanced(legs)).toBe(true);
  });

  it("has a name that the same decision never has twice", () => {
    const legs: DecisionLegs = [{ type: "RECOVER_FROM_SELLER", amountMinor: 900 }];
    const names = [made(legs), made(legs)].flatMap((event) =>
      disputeLedgerEffect(state(), event).entries.map(({ entryId }) => entryId),
    );
    expect(new Set(names).size).toBe(1);
  });
});

describe("goodwill", () => {
  const legs: DecisionLegs = [pay, { type: "PLATFORM_ABSORBS", amountMinor: 700 }];

  it("is what the platform absorbs for no other reason", () => {
    expect(disputeGoodwillOf(made(legs, { overrideReason: "GOODWILL" }), state())).toMatchObject({
      amountMinor: 700,
      month: "2026-03",
      currency: "BRL",
    });
    expect(disputeGoodwillOf(made(legs, { overrideReason: "SAFETY" }), state())).toBeUndefined();
    expect(disputeGoodwillOf(eventOf("DisputeWithdrawn", {}), state())).toBeUndefined();
  });
});

describe("whose the units are", () => {
  const own = (rest: Partial<Dispute>, unit: Partial<DisputedUnit> = {}): Dispute =>
    state({ returnIsOpen: false, units: [{ ...sampleUnit, markBefore: undefined, paidMinor: 0, ...unit }], ...rest });
  const id = sample.disputeId;
  const open = own({ status: "negotiation" });
  const before = { markBefore: "refunded:ret_1" };
  const handed = (paidMinor: number): Dispute =>
    own({ status: "under_review", returnIsOpen: true }, { markBefore: sample.returnId, paidMinor });

  it.each<[string, Dispute | undefined, Dispute, object[]]>([
    ["nobody's before, the dispute's after", undefined, open, [{ from: undefined, to: id }]],
    ["taken over from who refunded", undefined, own({}, before), [{ from: "refunded:ret_1", to: id }]],
    ["refunded by it", open, own({ status: "settling" }, { paidMinor: 1 }), [{ from: id, to: `refunded:${id}` }]],
    ["free again when it ends unpaid", open, own({ status: "withdrawn" }), [{ from: id, to: undefined }]],
    ["another's again", own({}, before), own({ status: "final" }, before), [{ from: id, to: "refunded:ret_1" }]],
    ["kept when it ends paid", own({}, { paidMinor: 1 }), own({ status: "final" }, { paidMinor: 1 }), []],
    [
      "the dispute's again when its payment was cancelled",
      own({ status: "settling" }, { paidMinor: 1 }),
      own({ status: "settling" }),
      [{ from: `refunded:${id}`, to: id }],
    ],
    ["the return's while it was handed over", undefined, handed(0), []],
    [
      "refunded by the return when the dispute pays",
      handed(0),
      handed(1),
      [{ from: sample.returnId, orFrom: `refunded:${sample.returnId}`, to: `refunded:${sample.returnId}` }],
    ],
  ])("%s", (_what, was, is, moves) => {
    expect(unitMarkMoves(was, is)).toMatchObject(moves);
    expect(unitMarkMoves(was, is)).toHaveLength(moves.length);
  });
});
