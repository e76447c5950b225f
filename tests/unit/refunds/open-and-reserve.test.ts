import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../../../domain/kernel/invariant.ts";
import { noAmounts } from "../../../domain/ledger/component-amounts.ts";
import type { RefundCommandOf } from "../../../domain/refunds/commands.ts";
import { refunds } from "../../../domain/refunds/index.ts";
import { aFrozenOrder, aLine, aPayment, brl } from "../../support/orders.ts";
import { RefundStory } from "../../support/refund-stories.ts";
import { openRefund, refundAt, reserveRefund, wholeUnit } from "../../support/refunds.ts";

const order = aFrozenOrder({
  lines: [aLine({ units: 2, shipping: brl(1_000) }), aLine({ lineId: "line-2", sellerId: "seller-2" })],
});
const open = openRefund(order);
const [first, second] = open.units;
if (first === undefined || second === undefined) throw new Error("the line has two units");

const withUnit = (changes: Partial<typeof first>): Partial<typeof open> => ({
  units: [{ ...first, ...changes }, second],
});
const label = (amountMinor: number) => [{ code: "RETURN_LABEL" as const, amountMinor }];
const foreign = order.units.find(({ sellerId }) => sellerId === "seller-2");

describe("opening a refund", () => {
  it("accepts what was paid, with the time until which it must be sent", () => {
    const decided = refunds.decide(undefined, open);
    expect(decided).toMatchObject({
      outcome: "accepted",
      events: [
        {
          type: "RefundOpened",
          data: { liability: { fault: "BUYER", provisional: false }, clock: { dueAt: open.submitBy } },
        },
      ],
    });
  });

  it.each<[string, Partial<typeof open>, Readonly<Record<string, unknown>>]>([
    [
      "more of a component than was paid",
      withUnit({ amounts: { ...first.amounts, shipping: 501 } }),
      { code: "refund.exceeds_paid", component: "shipping", askedMinor: 501, paidMinor: 500 },
    ],
    [
      "deductions on top of everything",
      withUnit({ deductions: [{ code: "RESTOCKING_FEE", amountMinor: 1 }] }),
      { code: "refund.exceeds_paid", component: "item", askedMinor: 10_501, paidMinor: 10_500 },
    ],
    ["a unit twice", { units: [first, first] }, { code: "refund.unit_repeated", unitNo: 1 }],
    ["a unit without its value", { unitValues: [] }, { code: "refund.unit_unknown", lineId: "line-1", unitNo: 1 }],
    [
      "a unit of another seller",
      { units: foreign ? [wholeUnit(foreign)] : [], unitValues: foreign ? [foreign] : [] },
      { code: "refund.seller_mismatch", sellerId: "seller-2" },
    ],
    [
      "a label deducted that the seller pays",
      {
        ...withUnit({ amounts: { ...first.amounts, item: 9_000 }, deductions: label(900) }),
        returnLabel: { payer: "seller", costMinor: 900 },
      },
      { code: "refund.deductions_exceed_label", deductedMinor: 900, costMinor: 0 },
    ],
    [
      "more deducted than the label costs",
      {
        ...withUnit({ amounts: { ...first.amounts, item: 9_000 }, deductions: label(900) }),
        returnLabel: { payer: "buyer", costMinor: 899 },
      },
      { code: "refund.deductions_exceed_label", deductedMinor: 900, costMinor: 899 },
    ],
    ["store credit unasked", { fallbackTenders: ["store_credit"] }, { code: "refund.store_credit_needs_consent" }],
  ])("refuses %s", (_, changes, refusal) => {
    expect(refunds.decide(undefined, { ...open, ...changes })).toMatchObject({ outcome: "refused", refusal });
  });

  it("happens once: the same order again changes nothing, another one is refused", () => {
    const story = RefundStory.opened({}, order);
    expect(story.tell(open).types).toEqual([]);
    expect(story.tell({ ...open, orderId: "order-2" as never }).refusal).toMatchObject({ code: "refund.id_taken" });
  });

  it("comes before everything else", () => {
    const command: RefundCommandOf<"RingClock"> = { type: "RingClock", at: refundAt, actor: open.actor };
    expect(refunds.decide(undefined, command)).toMatchObject({ refusal: { code: "refund.not_open" } });
    const event = { type: "LegNotFound", at: refundAt, data: { legId: RefundStory.reserved().legIdAt(0) } } as const;
    expect(() => refunds.evolve(undefined, event)).toThrow(InvariantViolation);
  });
});

const paidBy = (...captured: readonly (readonly [string, number])[]) =>
  aFrozenOrder({
    payments: captured.map(([tender, amountMinor], index) =>
      aPayment({ paymentId: `pay-${index + 1}`, tender: tender as never, captured: brl(amountMinor) }),
    ),
  });

describe("setting money aside", () => {
  it("plans one leg by the tender that paid", () => {
    const story = RefundStory.reserved();
    expect(story.types).toEqual(["LegsPlanned", "LegsReserved"]);
    expect(story.refund.legs).toMatchObject([
      { status: "reserved", tender: "card", amountMinor: 10_000, paymentId: "pay-1" },
    ]);
    expect(story.counters).toEqual([0, 10_000, 0]);
    expect(story.accounts).toEqual({ buyer_payable: -10_000, seller_payable: 10_000 });
  });

  it("gives back first what was spent last, each payment at most what it captured", () => {
    const story = RefundStory.reserved(
      {},
      paidBy(["gift_card", 3_000], ["voucher", 0], ["wallet", 1_000], ["card", 6_000]),
    );
    expect(story.refund.legs.map(({ tender, amountMinor }) => [tender, amountMinor])).toEqual([
      ["card", 6_000],
      ["wallet", 1_000],
      ["gift_card", 3_000],
    ]);
  });

  it("takes from the last payment alone when that is enough", () => {
    const units = openRefund(aFrozenOrder()).units.map((unit) => ({ ...unit, amounts: { ...noAmounts, item: 2_000 } }));
    const story = RefundStory.reserved({ units }, paidBy(["gift_card", 5_000], ["card", 5_000]));
    expect(story.refund.legs.map(({ tender, amountMinor }) => [tender, amountMinor])).toEqual([["card", 2_000]]);
  });

  it("refuses as a whole what the order no longer has, and says by how much", () => {
    const story = RefundStory.opened();
    const { type, balances, payments } = reserveRefund(story.world) as RefundCommandOf<"ReserveRefund">;
    const poorer = balances.map((row) => ({ ...row, refundableMinor: 9_999 }));
    expect(story.tell({ type, balances: poorer, payments }).refusal).toEqual({
      code: "refund.exceeds_refundable",
      askedMinor: 10_000,
      refundableMinor: 9_999,
      component: "item",
    });
    const drained = payments.map((row) => ({ ...row, refundableMinor: 4_000 }));
    expect(story.tell({ type, balances, payments: drained }).refusal).toEqual({
      code: "refund.exceeds_refundable",
      askedMinor: 10_000,
      refundableMinor: 4_000,
    });
    expect(story.refund.legs).toEqual([]);
  });

  it("happens once", () => {
    const story = RefundStory.reserved();
    expect(story.tell(reserveRefund(story.world)).types).toEqual([]);
    expect(story.refusal).toBeUndefined();
  });

  it("holds at once what a chargeback is running on", () => {
    const story = RefundStory.reserved({ disputedPaymentIds: ["pay-2"] }, paidBy(["wallet", 4_000], ["card", 6_000]));
    expect(story.types).toEqual(["LegsPlanned", "LegsReserved", "LegsHeld"]);
    expect(story.statuses).toEqual(["held", "reserved"]);
    expect(story.counters).toEqual([0, 10_000, 0]);
  });

  it("completes a refund of nothing, for what was deducted may be all of it", () => {
    const units = openRefund(aFrozenOrder()).units.map((unit) => ({
      ...unit,
      amounts: noAmounts,
      deductions: [{ code: "DIMINISHED_VALUE" as const, amountMinor: 10_000 }],
    }));
    const story = RefundStory.reserved({ units });
    expect(story.types).toEqual(["LegsPlanned", "RefundCompleted"]);
    expect(story.refund.completed).toMatchObject({ outcome: "paid", refundedMinor: 0 });
  });
});
