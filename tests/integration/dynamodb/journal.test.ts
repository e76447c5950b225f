import { describe, expect, it } from "vitest";
import { accountTotals, orderEntries } from "../../../adapters/dynamodb/ledger-reads.ts";
import { ACCOUNT_SHARDS, ledgerWrites, shardOf } from "../../../adapters/dynamodb/ledger-writes.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import type { Currency } from "../../../domain/kernel/currencies.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import type { JournalEntry } from "../../../domain/ledger/journal.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";

const tables = embeddedTables();

/** The seller owes the buyer so much, of which the platform bears a part. */
const owed = (entryId: string, amountMinor: number, ofPlatform = 0, currency: Currency = "BRL"): JournalEntry => ({
  entryId,
  at: instant("2026-03-10T12:00:00Z"),
  caseId: "ret-1",
  refundId: "rfd-1",
  policy: { id: "BR", version: 1 },
  kind: "refund_owed",
  provisional: false,
  legs: [
    { account: "seller_payable", party: "seller-1", currency, amountMinor: amountMinor - ofPlatform },
    ...(ofPlatform === 0 ? [] : [{ account: "platform_loss", currency, amountMinor: ofPlatform } as const]),
    { account: "buyer_payable", party: "buyer-1", currency, amountMinor: -amountMinor },
  ],
});

const post = (orderId: string, ...entries: readonly JournalEntry[]) =>
  transact(tables.store, ledgerWrites(orderId, { balances: [], payments: [], entries })(tables.store));

const totals = async () =>
  Object.fromEntries(
    (await accountTotals(tables.store)).map(({ account, currency, balanceMinor }) => [
      `${account} ${currency}`,
      balanceMinor,
    ]),
  );

describe("the journal", () => {
  it("is empty at first", async () => {
    expect(await orderEntries(tables.store, "order-1")).toEqual([]);
    expect(await totals()).toEqual({});
  });

  it("gives an order's entries back whole and oldest first, and no other order's", async () => {
    const late = { ...owed("a", 100), at: instant("2026-03-10T12:00:00.002Z") };
    const early = { ...owed("b", 200, 50), at: instant("2026-03-10T12:00:00.001Z") };
    await post("order-1", late);
    await post("order-1", early);
    await post("order-10", owed("c", 300));
    expect(await orderEntries(tables.store, "order-1")).toEqual([early, late]);
  });

  it("has each entry once: the same cause again throws, and the totals do not move", async () => {
    await post("order-1", owed("a", 100));
    await expect(post("order-1", owed("a", 100))).rejects.toThrow("ConditionalCheckFailed");
    expect(await totals()).toEqual({ "seller_payable BRL": 100, "buyer_payable BRL": -100 });
  });

  it("throws where an entry in the store does not balance", async () => {
    const torn = owed("a", 100);
    await post("order-1", { ...torn, legs: torn.legs.slice(0, 1) });
    await expect(orderEntries(tables.store, "order-1")).rejects.toThrow();
  });
});

describe("the running totals", () => {
  it("are one line an account and currency over all parties and entries of a decision", async () => {
    await post("order-1", owed("a", 1_000, 200), owed("b", 500, 0, "USD"), owed("c", 30));
    await post("order-1", { ...owed("d", 10), legs: owed("d", -10).legs });
    expect(await totals()).toEqual({
      "seller_payable BRL": 820,
      "platform_loss BRL": 200,
      "buyer_payable BRL": -1_020,
      "seller_payable USD": 500,
      "buyer_payable USD": -500,
    });
  });

  it("are spread over shards and come to zero in each currency", async () => {
    const orders = Array.from({ length: 64 }, (_, index) => `order-${index}`);
    await Promise.all(orders.map((orderId, index) => post(orderId, owed(`e-${index}`, 100 + index, index))));
    expect(new Set(orders.map(shardOf)).size).toBeGreaterThan(ACCOUNT_SHARDS / 2);
    const balances = Object.values(await totals());
    expect(balances).toHaveLength(3);
    expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(0);
  });

  it("leave out what one decision moves there and back", async () => {
    const there = owed("a", 100);
    await post("order-1", there, {
      ...owed("b", 100),
      legs: there.legs.map((leg) => ({ ...leg, amountMinor: -leg.amountMinor })),
    });
    expect(await totals()).toEqual({});
    expect(await orderEntries(tables.store, "order-1")).toHaveLength(2);
  });

  it("keep an order in one shard, whichever process asks", () => {
    expect(shardOf("order-1")).toBe(shardOf("order-1"));
    expect(["order-1", "order-2", "x"].map(shardOf).every((shard) => shard >= 0 && shard < ACCOUNT_SHARDS)).toBe(true);
  });
});
