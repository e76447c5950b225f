import * as z from "zod";
import type { Account } from "../../ledger/account.ts";
import type { JournalLeg } from "../../ledger/journal.ts";

/**
 * What each party gains (above zero) or bears (below) in minor units of one currency. `others` are the tax authority and
 * third parties who gave discounts. What one gains others bear: the five sum to zero.
 */
export const PartyAmounts = z.object({
  buyer: z.int(),
  seller: z.int(),
  platform: z.int(),
  carrier: z.int(),
  others: z.int(),
});
export type PartyAmounts = Readonly<z.infer<typeof PartyAmounts>>;

/** Whom money moves between, in a fixed order. */
export const parties = ["buyer", "seller", "platform", "carrier", "others"] as const;
export type PartyName = (typeof parties)[number];

const partyOf: { readonly [A in Account]?: PartyName } = {
  buyer_payable: "buyer",
  seller_payable: "seller",
  carrier_claims: "carrier",
  carrier_payable: "carrier",
  tax: "others",
  promotion_third_party: "others",
};

/** Nobody gains or bears anything. */
export const noMoney: PartyAmounts = { buyer: 0, seller: 0, platform: 0, carrier: 0, others: 0 };

/** Amounts made up party by party. */
export const eachParty = (minorOf: (party: PartyName) => number): PartyAmounts => ({
  buyer: minorOf("buyer"),
  seller: minorOf("seller"),
  platform: minorOf("platform"),
  carrier: minorOf("carrier"),
  others: minorOf("others"),
});

/** The first and the second together. */
export const plus = (a: PartyAmounts, b: PartyAmounts): PartyAmounts => eachParty((party) => a[party] + b[party]);

/** The first less the second. */
export const minus = (a: PartyAmounts, b: PartyAmounts): PartyAmounts => eachParty((party) => a[party] - b[party]);

/** A journal's legs by party: a credit is what somebody gets. What is no party's is the platform's. */
export const byParty = (legs: readonly JournalLeg[]): PartyAmounts => {
  const sums = { ...noMoney };
  for (const { account, amountMinor } of legs) sums[partyOf[account] ?? "platform"] -= amountMinor;
  return eachParty((party) => sums[party] + 0);
};
