import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../../../domain/kernel/invariant.ts";
import { applyEffect } from "../../../domain/ledger/apply-effect.ts";
import type { OrderBalances } from "../../../domain/ledger/balances.ts";
import type { LedgerEffect, Move } from "../../../domain/ledger/effects.ts";
import { mergeEffects, rowChanges } from "../../../domain/ledger/row-changes.ts";

const seller = { sellerId: "seller-1", currency: "BRL", component: "item" } as const;

const held: OrderBalances = {
  balances: [{ ...seller, refundableMinor: 100, reservedMinor: 30, refundedMinor: 20 }],
  payments: [
    {
      paymentId: "pay-1",
      tender: "card",
      position: 1,
      currency: "BRL",
      capturedMinor: 150,
      refundableMinor: 100,
      reservedMinor: 30,
      refundedMinor: 20,
    },
  ],
};

const effect = (...moves: readonly [Move, number][]): LedgerEffect => ({
  balances: moves.map(([move, amountMinor]) => ({ ...seller, move, amountMinor })),
  payments: moves.map(([move, amountMinor]) => ({ paymentId: "pay-1", move, amountMinor })),
  entries: [],
});

const countersAfter = (wanted: LedgerEffect) => {
  const applied = applyEffect(held, wanted);
  if (applied.outcome === "refused") return applied.refusal;
  const rows = [...applied.balances.balances, ...applied.balances.payments];
  return rows.map(({ refundableMinor, reservedMinor, refundedMinor }) => [
    refundableMinor,
    reservedMinor,
    refundedMinor,
  ]);
};

describe("moving money between the counters of a row", () => {
  it.each<[readonly [Move, number][], readonly number[]]>([
    [[["reserve", 100]], [0, 130, 20]],
    [[["post", 30]], [100, 0, 50]],
    [[["void", 30]], [130, 0, 20]],
    [[["unpost", 20]], [100, 50, 0]],
    [
      [
        ["reserve", 40],
        ["post", 40],
      ],
      [60, 30, 60],
    ],
    [
      [
        ["post", 30],
        ["reserve", 10],
        ["void", 5],
      ],
      [95, 5, 50],
    ],
  ])("%j leaves %j", (moves, counters) => {
    expect(countersAfter(effect(...moves))).toEqual([counters, counters]);
  });

  it("refuses more than is refundable, and then changes nothing", () => {
    expect(countersAfter(effect(["reserve", 101]))).toEqual({
      code: "refund.exceeds_refundable",
      askedMinor: 101,
      refundableMinor: 100,
      component: "item",
    });
  });

  it("refuses what a payment no longer has, though the seller's balance has it", () => {
    const short = { ...held, payments: held.payments.map((row) => ({ ...row, refundableMinor: 10 })) };
    expect(applyEffect(short, effect(["reserve", 50]))).toEqual({
      outcome: "refused",
      refusal: { code: "refund.exceeds_refundable", askedMinor: 50, refundableMinor: 10, paymentId: "pay-1" },
    });
  });

  it("refuses what has no row at all", () => {
    expect(applyEffect({ balances: [], payments: [] }, effect(["reserve", 1]))).toMatchObject({
      outcome: "refused",
      refusal: { askedMinor: 1, refundableMinor: 0 },
    });
  });

  it.each<[Move, number]>([
    ["post", 31],
    ["void", 31],
    ["unpost", 21],
  ])("holds %s of money that is not there for a bug", (move, amountMinor) => {
    expect(() => applyEffect(held, effect([move, amountMinor]))).toThrow(InvariantViolation);
  });
});

describe("the changes of rows", () => {
  it("touch each row once, with the net of its moves", () => {
    const merged = mergeEffects([effect(["reserve", 40]), effect(["post", 40])]);
    expect(rowChanges(merged)).toEqual({
      balances: [{ ...seller, refundableMinor: -40, reservedMinor: 0, refundedMinor: 40 }],
      payments: [{ paymentId: "pay-1", refundableMinor: -40, reservedMinor: 0, refundedMinor: 40 }],
    });
  });

  it("are none where moves undo each other", () => {
    expect(rowChanges(effect(["reserve", 40], ["void", 40]))).toEqual({ balances: [], payments: [] });
  });
});
