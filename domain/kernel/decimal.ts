import { type Currency, minorDigits } from "./currencies.ts";
import { invariant } from "./invariant.ts";

const decimalPattern = /^(\d{1,16})(?:\.(\d{1,4}))?$/;

/**
 * Minor units from a plain decimal, exactly: "19.90" in BRL is 1990, "19.9" too. Undefined for a text that is no such
 * amount: a sign, a thousands separator, an exponent, more digits than the currency has (even zeros), or too large to
 * count. No float is involved, for 19.99 * 100 is not 1999.
 */
export const parseDecimal = (text: string, currency: Currency): number | undefined => {
  const [, whole, fraction = ""] = decimalPattern.exec(text) ?? [];
  const digits = minorDigits(currency);
  if (whole === undefined || fraction.length > digits) return undefined;
  const amountMinor = Number(whole + fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(amountMinor) ? amountMinor : undefined;
};

/** The plain decimal of a count of minor units, always with all of the currency's digits: 1990 in BRL is "19.90". */
export const formatDecimal = (amountMinor: number, currency: Currency): string => {
  invariant(Number.isSafeInteger(amountMinor), `an amount is a whole number of minor units, not ${amountMinor}`);
  const digits = minorDigits(currency);
  const sign = amountMinor < 0 ? "-" : "";
  const all = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  return digits === 0 ? sign + all : `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`;
};
