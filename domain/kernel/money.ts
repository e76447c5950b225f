import * as z from "zod";
import { Currency } from "./currencies.ts";
import { invariant } from "./invariant.ts";

// JSON can say -0, which equals 0 but does not compare the same everywhere.
const withoutNegativeZero = (amount: number): number => (amount === 0 ? 0 : amount);

/** An amount of zero or more in whole minor units of its currency: `{amountMinor: 1990, currency: "BRL"}` is R$ 19.90. */
export const Money = z.strictObject({
  amountMinor: z.int().nonnegative().overwrite(withoutNegativeZero),
  currency: Currency,
});
export type Money = Readonly<z.infer<typeof Money>>;

/** Money that may be owed in either direction: a ledger leg, a balance. */
export const SignedMoney = z.strictObject({
  amountMinor: z.int().overwrite(withoutNegativeZero),
  currency: Currency,
});
export type SignedMoney = Readonly<z.infer<typeof SignedMoney>>;

/** Money from a count of minor units that is already known to be whole and not negative; anything else throws. */
export const money = (amountMinor: number, currency: Currency): Money => {
  invariant(
    Number.isSafeInteger(amountMinor) && amountMinor >= 0,
    `money is a whole number of minor units from 0 up, not ${amountMinor}`,
  );
  return { amountMinor: withoutNegativeZero(amountMinor), currency };
};

/** Nothing, in a currency. */
export const zero = (currency: Currency): Money => ({ amountMinor: 0, currency });

/** Whether nothing is left. */
export const isZero = ({ amountMinor }: SignedMoney): boolean => amountMinor === 0;

const sharedCurrency = (a: SignedMoney, b: SignedMoney): Currency => {
  invariant(a.currency === b.currency, `amounts in ${a.currency} and ${b.currency} do not mix`);
  return a.currency;
};

/** Both amounts together; both in one currency. */
export const add = (a: Money, b: Money): Money => money(a.amountMinor + b.amountMinor, sharedCurrency(a, b));

/** The first less the second; throws when that would be below zero. */
export const subtract = (a: Money, b: Money): Money => money(a.amountMinor - b.amountMinor, sharedCurrency(a, b));

/** All amounts together. The currency is asked for because an empty list has none of its own. */
export const sum = (amounts: readonly Money[], currency: Currency): Money => amounts.reduce(add, zero(currency));

/** Below zero, zero or above zero as the first is less than, equal to or more than the second. */
export const compare = (a: SignedMoney, b: SignedMoney): -1 | 0 | 1 => {
  sharedCurrency(a, b);
  if (a.amountMinor === b.amountMinor) return 0;
  return a.amountMinor < b.amountMinor ? -1 : 1;
};

/** The least of several amounts. */
export const minOf = (first: Money, ...others: readonly Money[]): Money =>
  others.reduce((least, amount) => (compare(amount, least) < 0 ? amount : least), first);

export { formatDecimal, parseDecimal } from "./decimal.ts";
