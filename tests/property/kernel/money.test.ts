import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Currency, minorDigits } from "../../../domain/kernel/currencies.ts";
import { add, formatDecimal, money, parseDecimal, subtract } from "../../../domain/kernel/money.ts";

const currency = fc.constantFrom(...Currency.options);
const amount = fc.nat({ max: Number.MAX_SAFE_INTEGER });

describe("money", () => {
  it("is read back from how it is written, to the last unit", () => {
    fc.assert(
      fc.property(amount, currency, (amountMinor, code) => {
        expect(parseDecimal(formatDecimal(amountMinor, code), code)).toBe(amountMinor);
      }),
      { numRuns: 1000 },
    );
  });

  it("is exactly the decimal that was written, or is refused", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^\d{1,18}(\.\d{0,5})?$/));
    fc.assert(
      fc.property(text, currency, (written, code) => {
        const amountMinor = parseDecimal(written, code);
        if (amountMinor === undefined) return;
        const [whole = "", fraction = ""] = written.split(".");
        expect(BigInt(amountMinor)).toBe(BigInt(whole + fraction.padEnd(minorDigits(code), "0")));
      }),
      { numRuns: 1000 },
    );
  });

  it("comes back when the same is added and taken away", () => {
    const half = fc.nat({ max: 2 ** 52 });
    fc.assert(
      fc.property(half, half, currency, (a, b, code) => {
        expect(subtract(add(money(a, code), money(b, code)), money(b, code))).toEqual(money(a, code));
      }),
    );
  });
});
