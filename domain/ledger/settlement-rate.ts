import type { Currency } from "../kernel/currencies.ts";
import { invariant } from "../kernel/invariant.ts";
import type { JournalLeg } from "./journal.ts";
import type { Settlement } from "./unit-value.ts";

/** What a seller bears in the order's currency (below zero: gets), and how the sale behind it was settled. */
export interface SellerCost {
  readonly amountMinor: number;
  readonly settlement: Settlement | undefined;
}

/** Converts at the settlement's own rate, halves away from zero. Exact for the whole of what was settled. */
const atOriginalRate = (amountMinor: number, { amountMinor: settledMinor, ofMinor }: Settlement): number => {
  const doubled = 2n * BigInt(Math.abs(amountMinor)) * BigInt(settledMinor);
  const rounded = Number((doubled + BigInt(ofMinor)) / (2n * BigInt(ofMinor)));
  invariant(Number.isSafeInteger(rounded), "a settled amount can be counted");
  return amountMinor < 0 ? -rounded : rounded;
};

/** One settlement for several, at their mean rate; undefined where there is none or their currencies differ. */
export const meanSettlement = (settlements: readonly (Settlement | undefined)[]): Settlement | undefined => {
  const [first] = settlements;
  if (first === undefined || settlements.some((one) => one?.currency !== first.currency)) return undefined;
  return settlements.reduce<Settlement>(
    (sum, one) => ({
      currency: first.currency,
      amountMinor: sum.amountMinor + (one?.amountMinor ?? 0),
      ofMinor: sum.ofMinor + (one?.ofMinor ?? 0),
    }),
    { currency: first.currency, amountMinor: 0, ofMinor: 0 },
  );
};

/**
 * The seller's side of a refund. Where the sale was settled in another currency it goes back at the original rate: the
 * order's currency moves against the platform's currency account and the settlement currency from there to the seller,
 * so each currency balances by itself and whatever the rate has done since stays on the platform's currency account.
 */
export const sellerLegs = (costs: readonly SellerCost[], sellerId: string, currency: Currency): readonly JournalLeg[] =>
  costs.flatMap(({ amountMinor, settlement }): readonly JournalLeg[] => {
    if (settlement === undefined || settlement.currency === currency || settlement.ofMinor === 0) {
      return [{ account: "seller_payable", party: sellerId, currency, amountMinor }];
    }
    const settledMinor = atOriginalRate(amountMinor, settlement);
    return [
      { account: "fx", currency, amountMinor },
      { account: "fx", currency: settlement.currency, amountMinor: -settledMinor },
      { account: "seller_payable", party: sellerId, currency: settlement.currency, amountMinor: settledMinor },
    ];
  });
