import { describe, expect, it } from "vitest";
import { type Chargeback, disputedPayments, putChargeback } from "../../../adapters/dynamodb/chargebacks.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";

const tables = embeddedTables();

const chargeback = (phase: Chargeback["phase"], overrides: Partial<Chargeback> = {}): Chargeback => ({
  chargebackId: "cb-1",
  paymentId: "pay-1",
  phase,
  ...overrides,
});

const heard = async (...phases: readonly Chargeback["phase"][]) => {
  for (const phase of phases) await putChargeback(tables.store, "order-1", chargeback(phase));
  return disputedPayments(tables.store, "order-1");
};

describe("the payments that a bank disputes", () => {
  it.each<[string, readonly Chargeback["phase"][], readonly string[]]>([
    ["none, when nothing was heard", [], []],
    ["the payment, from the opening on", ["opened"], ["pay-1"]],
    ["the payment, when the opening is heard twice", ["opened", "opened"], ["pay-1"]],
    ["none, when it was won", ["opened", "won"], []],
    ["none, when it was lost", ["opened", "lost"], []],
    ["none, when the end is heard without the opening", ["lost"], []],
    ["none, when the opening comes after the end", ["won", "opened"], []],
    ["none, when another end comes after the end", ["opened", "lost", "won"], []],
  ])("are %s", async (_which, phases, payments) => {
    expect(await heard(...phases)).toEqual(payments);
  });

  it("are told apart by chargeback and order", async () => {
    await putChargeback(tables.store, "order-1", chargeback("lost"));
    await putChargeback(tables.store, "order-1", chargeback("opened", { chargebackId: "cb-2", paymentId: "pay-2" }));
    await putChargeback(tables.store, "order-10", chargeback("opened", { paymentId: "pay-3" }));
    expect(await disputedPayments(tables.store, "order-1")).toEqual(["pay-2"]);
  });

  it("are not forgotten without a word when the store fails", async () => {
    const lost = { ...tables.store, casesTable: "no-such-table" };
    await expect(putChargeback(lost, "order-1", chargeback("opened"))).rejects.toThrow();
  });
});
