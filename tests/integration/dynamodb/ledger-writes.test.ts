import { describe, expect, it } from "vitest";
import { orderBalances } from "../../../adapters/dynamodb/ledger-reads.ts";
import { ledgerWrites } from "../../../adapters/dynamodb/ledger-writes.ts";
import { insertOrder } from "../../../adapters/dynamodb/orders.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import type { BalanceMove, LedgerEffect, Move, PaymentMove } from "../../../domain/ledger/effects.ts";
import type { JournalEntry, JournalLeg } from "../../../domain/ledger/journal.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { aFrozenOrder, aLine, aPayment, brl } from "../../support/orders.ts";
import { allItems } from "../../support/table-items.ts";

const tables = embeddedTables();

/** An order of R$ 100.00 of goods and R$ 15.00 of shipping, paid by a voucher of R$ 40.00 and a card. */
const sold = async (orderId = "order-1") => {
  const order = aFrozenOrder({
    orderId,
    lines: [aLine({ shipping: brl(1_500) })],
    payments: [
      aPayment({ paymentId: "pay-1", tender: "voucher", captured: brl(4_000) }),
      aPayment({ paymentId: "pay-2", captured: brl(7_500) }),
    ],
  });
  expect(await insertOrder(tables.store, order, {})).toBe("inserted");
};

const item = (move: Move, amountMinor: number): BalanceMove => ({
  sellerId: "seller-1",
  currency: "BRL",
  component: "item",
  move,
  amountMinor,
});
const card = (move: Move, amountMinor: number): PaymentMove => ({ paymentId: "pay-2", move, amountMinor });

const entry = (number: number, legs: readonly Omit<JournalLeg, "currency">[]): JournalEntry => ({
  entryId: `entry-${number}`,
  at: instant(`2026-03-10T12:00:0${number}Z`),
  caseId: "ret-1",
  refundId: "rfd-1",
  policy: { id: "BR", version: 1 },
  kind: "refund_owed",
  provisional: false,
  legs: legs.map((leg) => ({ currency: "BRL", ...leg })),
});

/** The seller owes the buyer so much. */
const owed = (number: number, amountMinor: number): JournalEntry =>
  entry(number, [
    { account: "seller_payable", party: "seller-1", amountMinor },
    { account: "buyer_payable", party: "buyer-1", amountMinor: -amountMinor },
  ]);

// A refund's commit is never empty, for its state is in it; alone, moves that come to nothing are no transaction at all.
const written = async (effect: Partial<LedgerEffect>, orderId = "order-1") => {
  const writes = ledgerWrites(orderId, { balances: [], payments: [], entries: [], ...effect })(tables.store);
  return writes.length === 0 ? { outcome: "written" } : transact(tables.store, writes);
};

const counters = async () => {
  const { balances, payments } = await orderBalances(tables.store, "order-1");
  const goods = balances.find(({ component }) => component === "item");
  const paid = payments.find(({ paymentId }) => paymentId === "pay-2");
  return [goods, paid].map((row) => [row?.refundableMinor, row?.reservedMinor, row?.refundedMinor]);
};

describe("the counters of an order", () => {
  it("begin with all that was paid still refundable", async () => {
    await sold();
    expect(await counters()).toEqual([
      [10_000, 0, 0],
      [7_500, 0, 0],
    ]);
    const { balances, payments } = await orderBalances(tables.store, "order-1");
    expect(balances.map(({ component }) => component).sort()).toEqual(["item", "shipping"]);
    expect(payments.map(({ tender, position }) => [tender, position])).toEqual([
      ["voucher", 1],
      ["card", 2],
    ]);
  });

  it.each<[string, readonly Move[], readonly [number, number, number]]>([
    ["set aside", ["reserve"], [7_000, 3_000, 0]],
    ["set aside and paid", ["reserve", "post"], [7_000, 0, 3_000]],
    ["set aside and let go", ["reserve", "void"], [10_000, 0, 0]],
    ["paid and sent back by the bank", ["reserve", "post", "unpost"], [7_000, 3_000, 0]],
  ])("say what is %s, decision by decision and all in one", async (_what, moves, left) => {
    await sold();
    for (const move of moves) expect(await written({ balances: [item(move, 3_000)] })).toEqual({ outcome: "written" });
    expect((await counters())[0]).toEqual(left);

    await sold("order-2");
    expect(await written({ balances: moves.map((move) => item(move, 3_000)) }, "order-2")).toEqual({
      outcome: "written",
    });
    const { balances } = await orderBalances(tables.store, "order-2");
    const goods = balances.find(({ component }) => component === "item");
    expect([goods?.refundableMinor, goods?.reservedMinor, goods?.refundedMinor]).toEqual(left);
  });

  it("take several moves on one row as one write with the net amounts", async () => {
    await sold();
    const effect = {
      balances: [item("reserve", 4_000), item("reserve", 5_000), item("post", 4_000), item("void", 1_000)],
      payments: [card("reserve", 2_000), card("reserve", 3_000)],
    };
    expect(ledgerWrites("order-1", { ...effect, entries: [] })(tables.store)).toHaveLength(2);
    expect(await written(effect)).toEqual({ outcome: "written" });
    expect(await counters()).toEqual([
      [2_000, 4_000, 4_000],
      [2_500, 5_000, 0],
    ]);
  });

  it("are left alone by moves that come to nothing", async () => {
    await sold();
    const effect = { balances: [item("reserve", 4_000), item("void", 4_000)], payments: [], entries: [] };
    expect(ledgerWrites("order-1", effect)(tables.store)).toEqual([]);
  });
});

describe("more than is left", () => {
  const refused = (facts: object) => ({
    outcome: "refused",
    failure: { kind: "guard", refusal: { code: "refund.exceeds_refundable", ...facts } },
  });

  it.each<[string, Partial<LedgerEffect>, object]>([
    [
      "of a component",
      { payments: [card("reserve", 100)], balances: [item("reserve", 10_001)] },
      { component: "item", currency: "BRL", refundableMinor: 10_000 },
    ],
    [
      "of a payment",
      { balances: [item("reserve", 100)], payments: [card("reserve", 7_501)] },
      { paymentId: "pay-2", refundableMinor: 7_500 },
    ],
    [
      "in two parts that would each fit",
      { balances: [item("reserve", 6_000), item("reserve", 6_000)] },
      { component: "item", refundableMinor: 10_000 },
    ],
    [
      "of a seller who sold nothing",
      { balances: [{ ...item("reserve", 1), sellerId: "seller-9" }] },
      { component: "item", refundableMinor: 0 },
    ],
  ])("%s is refused with what there is, and nothing is written", async (_what, effect, facts) => {
    await sold();
    const before = await allItems(tables.store);
    expect(await written({ ...effect, entries: [owed(1, 100)] })).toMatchObject(refused(facts));
    expect(await allItems(tables.store)).toEqual(before);
  });

  it("is given to exactly as many of many at once as there is for", async () => {
    await sold();
    const tries = await Promise.all(Array.from({ length: 6 }, () => written({ balances: [item("reserve", 3_000)] })));
    expect(tries.filter(({ outcome }) => outcome === "written")).toHaveLength(3);
    expect((await counters())[0]).toEqual([1_000, 9_000, 0]);
  });

  it.each<Move>(["post", "void", "unpost"])("%s of what was never set aside is a bug and throws", async (move) => {
    await sold();
    await expect(written({ balances: [item(move, 1)] })).rejects.toThrow("ConditionalCheckFailed");
  });
});
