import { describe, expect, it } from "vitest";
import { Currency, minorDigits } from "../../../domain/kernel/currencies.ts";
import {
  add,
  compare,
  formatDecimal,
  isZero,
  Money,
  minOf,
  money,
  parseDecimal,
  SignedMoney,
  subtract,
  sum,
  zero,
} from "../../../domain/kernel/money.ts";

describe("currencies", () => {
  it.each([
    [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
    [3, "BHD IQD JOD KWD LYD OMR TND"],
    [4, "CLF UYW"],
  ])("%i digits belong to %s", (digits, codes) => {
    expect(Currency.options.filter((code) => minorDigits(code) === digits).join(" ")).toBe(codes);
  });

  it("has two digits for all others", () => {
    expect(minorDigits("BRL")).toBe(2);
    expect(Currency.options.filter((code) => ![0, 2, 3, 4].includes(minorDigits(code)))).toEqual([]);
    expect(new Set(Currency.options).size).toBe(Currency.options.length);
  });

  it.each(["XXX", "XAU", "brl", "BR", "", "BRL ", "DEM", "constructor"])("refuses %j by name", (code) => {
    expect(Currency.safeParse(code).error?.issues[0]?.message).toBe(`${code} is not an ISO 4217 currency`);
  });
});

describe("Money", () => {
  it.each([
    [{ amountMinor: -1, currency: "BRL" }],
    [{ amountMinor: 1.5, currency: "BRL" }],
    [{ amountMinor: 2 ** 53, currency: "BRL" }],
    [{ amountMinor: Number.NaN, currency: "BRL" }],
    [{ amountMinor: "1", currency: "BRL" }],
    [{ amountMinor: 1 }],
    [{ amountMinor: 1, currency: "BRL", rate: 2 }],
  ])("refuses %j", (input) => {
    expect(Money.safeParse(input).success).toBe(false);
  });

  it("takes a minus sign only as SignedMoney, and never a negative zero", () => {
    expect(SignedMoney.parse({ amountMinor: -5, currency: "BRL" })).toEqual({ amountMinor: -5, currency: "BRL" });
    expect(Money.parse({ amountMinor: -0, currency: "BRL" })).toStrictEqual({ amountMinor: 0, currency: "BRL" });
  });

  it("adds, subtracts, sums and compares in one currency", () => {
    const [five, three] = [money(5, "JPY"), money(3, "JPY")];
    expect(add(five, three)).toEqual(money(8, "JPY"));
    expect(subtract(five, three)).toEqual(money(2, "JPY"));
    expect(sum([five, three, three], "JPY")).toEqual(money(11, "JPY"));
    expect(sum([], "JPY")).toEqual(zero("JPY"));
    expect([compare(five, three), compare(three, five), compare(five, five)]).toEqual([1, -1, 0]);
    expect(minOf(five, three, money(4, "JPY"))).toEqual(three);
    expect([isZero(subtract(five, five)), isZero(five)]).toEqual([true, false]);
  });

  it.each([
    ["less than nothing", () => subtract(money(1, "BRL"), money(2, "BRL")), "not -1"],
    ["a fraction", () => money(0.5, "BRL"), "not 0.5"],
    ["more than can be counted", () => add(money(Number.MAX_SAFE_INTEGER, "BRL"), money(1, "BRL")), "money is a whole"],
    ["two currencies added", () => add(money(1, "BRL"), money(1, "USD")), "BRL and USD do not mix"],
    ["two currencies compared", () => compare(money(1, "BRL"), money(1, "USD")), "BRL and USD do not mix"],
    ["a sum in another currency", () => sum([money(1, "BRL")], "USD"), "USD and BRL do not mix"],
  ])("never makes %s", (_, act, message) => {
    expect(act).toThrow(message);
  });
});

describe("decimals", () => {
  it.each([
    ["19.90", "BRL", 1990],
    ["19.9", "BRL", 1990],
    ["19.99", "BRL", 1999],
    ["0.07", "BRL", 7],
    ["007", "BRL", 700],
    ["500", "JPY", 500],
    ["1.234", "KWD", 1234],
    ["1.2345", "CLF", 12345],
    ["90071992547409.91", "BRL", Number.MAX_SAFE_INTEGER],
  ] as const)("%s %s is %i minor units", (text, currency, amountMinor) => {
    expect(parseDecimal(text, currency)).toBe(amountMinor);
  });

  it.each([
    ["19.999", "BRL"],
    ["19.900", "BRL"],
    ["500.0", "JPY"],
    ["-1.00", "BRL"],
    ["+1.00", "BRL"],
    ["1,00", "BRL"],
    ["1,000.00", "BRL"],
    ["1e3", "BRL"],
    [".50", "BRL"],
    ["5.", "BRL"],
    ["", "BRL"],
    [" 1", "BRL"],
    ["1\n", "BRL"],
    ["NaN", "BRL"],
    ["٣", "BRL"],
    ["90071992547409.92", "BRL"],
    ["99999999999999999999", "JPY"],
  ] as const)("%j is no amount in %s", (text, currency) => {
    expect(parseDecimal(text, currency)).toBeUndefined();
  });

  it.each([
    [1990, "BRL", "19.90"],
    [7, "BRL", "0.07"],
    [0, "BRL", "0.00"],
    [-1990, "BRL", "-19.90"],
    [-7, "KWD", "-0.007"],
    [500, "JPY", "500"],
    [0, "JPY", "0"],
  ] as const)("%i minor units of %s are written %s", (amountMinor, currency, text) => {
    expect(formatDecimal(amountMinor, currency)).toBe(text);
  });

  it("does not write a fraction of a minor unit", () => {
    expect(() => formatDecimal(1.5, "BRL")).toThrow("not 1.5");
  });
});
