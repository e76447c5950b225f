import { describe, expect, it } from "vitest";
import { file, problemsOf, unitedStates, withRule } from "./spoilt-policy.ts";

describe("a condition is refused", () => {
  it.each([
    ["that does not parse", "reason ==", /does not parse: Unexpected token: EOF \(at character 10\)/],
    ["with a fact that does not exist", "weight > 3", /does not type-check: Unknown variable: weight/],
    ["with a field that does not exist", 'seller.rank == "x"', /does not type-check: No such key: rank/],
    ["with a window that the market lacks", "inWindow.eternity", /does not type-check: No such key: eternity/],
    ["that compares a text with a number", "reason == 3", /does not type-check: no such overload: string == int/],
    ["that yields no yes or no", "valueMinor", /does not type-check: it yields int, not bool/],
    ["with an unknown reason", 'reason == "CHANGED_MNID"', /names CHANGED_MNID, which is no code of reason/],
    [
      "with an unknown reason on the left",
      '"CHANGED_MNID" != reason',
      /names CHANGED_MNID, which is no code of reason/,
    ],
    [
      "with an unknown reason in a list",
      'reason in ["DEFECTIVE", "BROKEN"]',
      /names BROKEN, which is no code of reason/,
    ],
    ["with an unknown reason deep inside", '!(delivered && (shipped || reason == "X"))', /names X, which/],
    ["with an unknown fault", 'defaults.fault == "NOBODY"', /names NOBODY, which is no code of defaults\.fault/],
    ["with an unknown flag", '"fragil" in flags', /names fragil, which is no code of flags/],
    ["with an unknown legal status", 'seller.legalStatus == "dealer"', /names dealer, which is no code of seller/],
    ["with an unknown kind of buyer", 'buyer.kind == "company"', /names company, which is no code of buyer\.kind/],
    ["with a fraction", "valueMinor > 10.5", /has the fraction 10\.5/],
    ["with arithmetic", "valueMinor * 2 > 100", /uses \*: conditions only compare facts/],
    ["that might fail when asked", "valueMinor / photos > 3", /uses \/: conditions only compare facts/],
    ["with a function", 'reason.startsWith("X")', /uses rcall: conditions only compare facts/],
    ["that steps out of the types", 'dyn(reason) == "X"', /uses call: conditions only compare facts/],
    ["with a choice", 'delivered ? reason == "X" : false', /uses \?:: conditions only compare facts/],
    ["that compares constants", "1 == 1", /compares two constants/],
    ["that can never hold", "false", /can never fire: its condition is false/],
  ])("%s: %s", (_, when, reason) => {
    expect(problemsOf(withRule({ when }))).toEqual([{ file, ruleId: "br.new", reason: expect.stringMatching(reason) }]);
  });

  it("in a market without a right to withdraw, when it asks for that window", () => {
    const document = unitedStates();
    const [first, ...others] = document.rules;
    const spoilt = { ...document, rules: [{ ...first, when: "inWindow.withdrawal" }, ...others] };
    expect(problemsOf(spoilt)).toEqual([
      { file, ruleId: "us.unauthorised", reason: expect.stringMatching(/No such key: withdrawal/) },
    ]);
  });
});
