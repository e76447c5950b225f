import { describe, expect, it } from "vitest";
import {
  type ChargebackOfOrder,
  chargebackOfOrderDrop,
  chargebackOfOrderWrite,
  chargebacksOfOrder,
  disputedPayments,
} from "../../../adapters/dynamodb/chargebacks.ts";
import type { SideEffects } from "../../../adapters/dynamodb/side-effects.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";

const tables = embeddedTables();

const chargeback = (rest: Partial<ChargebackOfOrder> = {}): ChargebackOfOrder => ({
  caseId: "chb_1",
  chargebackId: "cb-1",
  paymentId: "pay-1",
  phase: "opened",
  isHolding: true,
  isMatched: true,
  ...rest,
});

const write = (effects: SideEffects) => transact(tables.store, effects(tables.store));

describe("the payments that a bank disputes", () => {
  it.each<[string, readonly Partial<ChargebackOfOrder>[], readonly string[]]>([
    ["none, when nothing was heard", [], []],
    ["the payment, while it is held", [{}], ["pay-1"]],
    ["none, while refunding goes on", [{ isHolding: false }], []],
    ["none, after the end", [{}, { phase: "won", isHolding: false }], []],
    ["each that is held", [{}, { caseId: "chb_2", paymentId: "pay-2" }], ["pay-1", "pay-2"]],
    ["what another still holds", [{ isHolding: false, phase: "lost" }, { caseId: "chb_2" }], ["pay-1"]],
  ])("are %s", async (_which, told, payments) => {
    for (const one of told) await write(chargebackOfOrderWrite("order-1", chargeback(one)));
    expect(await disputedPayments(tables.store, "order-1")).toEqual(payments);
    expect(await disputedPayments(tables.store, "order-10")).toEqual([]);
  });

  it("are not an order's any more that the chargeback turned out not to name", async () => {
    await write(chargebackOfOrderWrite("order-1", chargeback()));
    await write(chargebackOfOrderDrop("order-1", "chb_1"));
    expect(await chargebacksOfOrder(tables.store, "order-1")).toEqual([]);
  });
});
