import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { InvariantViolation } from "../../../domain/kernel/invariant.ts";
import { Account } from "../../../domain/ledger/account.ts";
import { JournalEntry, type JournalLeg, journalEntry, netLegs, trialBalance } from "../../../domain/ledger/journal.ts";
import { LiabilityShares } from "../../../domain/ledger/liability.ts";

const leg = (account: JournalLeg["account"], amountMinor: number, rest: Partial<JournalLeg> = {}): JournalLeg => ({
  account,
  amountMinor,
  currency: "BRL",
  ...rest,
});

const head = {
  entryId: "rfd_1:2:owed",
  at: instant("2026-03-10T12:00:00Z"),
  caseId: "ret_1",
  refundId: "rfd_1",
  policy: { id: "BR", version: 3 },
  kind: "refund_owed",
  provisional: false,
} as const;

describe("a journal entry", () => {
  it("nets what falls on one account, party and currency, and leaves out what cancels", () => {
    const legs = [
      leg("seller_payable", 500, { party: "s1" }),
      leg("seller_payable", -200, { party: "s1" }),
      leg("seller_payable", 10, { party: "s2" }),
      leg("fx", 7, { currency: "USD" }),
      leg("fx", -7, { currency: "USD" }),
    ];
    expect(netLegs(legs)).toEqual([
      leg("seller_payable", 300, { party: "s1" }),
      leg("seller_payable", 10, { party: "s2" }),
    ]);
  });

  it("is nothing when nothing moves", () => {
    expect(journalEntry(head, [leg("tax", 5), leg("tax", -5)])).toBeUndefined();
  });

  it("cannot be made of legs that do not balance in each currency", () => {
    expect(() => journalEntry(head, [leg("tax", 5), leg("fx", -5, { currency: "USD" })])).toThrow(InvariantViolation);
  });

  it.each([
    ["unbalanced legs", [leg("tax", 5), leg("fx", -4)]],
    ["a leg of nothing", [leg("tax", 0), leg("fx", 0)]],
    ["one leg", [leg("tax", 5)]],
    ["an account that is not in the chart", [{ ...leg("tax", 5), account: "cash" }, leg("fx", -5)]],
  ])("is refused from storage with %s", (_, legs) => {
    expect(JournalEntry.safeParse({ ...head, legs }).success).toBe(false);
  });

  it("is read back from storage as it was written", () => {
    const entry = journalEntry(head, [leg("platform_loss", 5), leg("buyer_payable", -5, { party: "buyer-1" })]);
    expect(JournalEntry.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });

  it("adds up to the trial balance", () => {
    const first = journalEntry(head, [leg("platform_loss", 5), leg("buyer_payable", -5, { party: "buyer-1" })]);
    const second = journalEntry(head, [leg("buyer_payable", 5, { party: "buyer-1" }), leg("psp_clearing", -5)]);
    const entries = [first, second].filter((entry) => entry !== undefined);
    expect(trialBalance(entries)).toEqual([leg("platform_loss", 5), leg("psp_clearing", -5)]);
  });
});

describe("the chart of accounts", () => {
  it("is closed", () => {
    expect(Account.options).toHaveLength(15);
    expect(Account.options).toContain("compensation");
  });
});

describe("shares of liability", () => {
  it.each([
    [[{ party: "seller", sharePercent: 100 }], true],
    [
      [
        { party: "seller", sharePercent: 60 },
        { party: "carrier", sharePercent: 40 },
      ],
      true,
    ],
    [
      [
        { party: "seller", sharePercent: 60 },
        { party: "carrier", sharePercent: 30 },
      ],
      false,
    ],
    [
      [
        { party: "seller", sharePercent: 50 },
        { party: "seller", sharePercent: 50 },
      ],
      false,
    ],
    [[{ party: "buyer", sharePercent: 100 }], false],
    [
      [
        { party: "seller", sharePercent: 100 },
        { party: "platform", sharePercent: 0 },
      ],
      false,
    ],
    [[], false],
  ])("%j are whole: %s", (shares, isWhole) => {
    expect(LiabilityShares.safeParse(shares).success).toBe(isWhole);
  });
});
