import * as z from "zod";
import { InvariantViolation } from "./invariant.ts";

/**
 * ISO 4217 codes in use, by the number of digits after the decimal point. Codes without a minor unit (gold, special
 * drawing rights, the test code) are left out: nobody is refunded in them.
 */
const codesByDigits = {
  zero: ["BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  two: [
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW",
    "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF",
    "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK",
    "MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP",
    "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG",
    "YER ZAR ZMW ZWG",
  ],
  three: ["BHD IQD JOD KWD LYD OMR TND"],
  four: ["CLF UYW"],
} as const;

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;
type Code = Words<(typeof codesByDigits)[keyof typeof codesByDigits][number]>;

const digitsOf = (digits: number, rows: readonly string[]) =>
  rows.flatMap((row) => row.split(" ").map((code) => [code as Code, digits] as const));

const minorDigitsByCode: ReadonlyMap<Code, number> = new Map([
  ...digitsOf(0, codesByDigits.zero),
  ...digitsOf(2, codesByDigits.two),
  ...digitsOf(3, codesByDigits.three),
  ...digitsOf(4, codesByDigits.four),
]);

/** An ISO 4217 code in use, upper case. An unknown code is refused by name. */
export const Currency = z
  .enum([...minorDigitsByCode.keys()].sort(), {
    error: ({ input }) =>
      `${typeof input === "string" ? input.slice(0, 16) : typeof input} is not an ISO 4217 currency`,
  })
  .meta({ id: "Currency" });
export type Currency = z.infer<typeof Currency>;

/** How many digits stand after the decimal point: 0 for JPY, 2 for BRL, 3 for KWD. */
export const minorDigits = (currency: Currency): number => {
  const digits = minorDigitsByCode.get(currency);
  if (digits === undefined) throw new InvariantViolation(`${currency} is not in the currency table`);
  return digits;
};
