import { expect, it } from "vitest";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { PolicyRefused } from "../../../adapters/policies/policy-refused.ts";
import { invariant } from "../../../domain/kernel/invariant.ts";
import { Market } from "../../../domain/policies/index.ts";
import { judge, requestFacts } from "./request-facts.ts";

it("says file, rule and reason of each problem on a line of its own", () => {
  const refused = new PolicyRefused([
    { file: "policies/returns-BR.json", ruleId: "br.fault", reason: "names X, which is no code of reason" },
    { file: "policies/returns-EU.json", reason: "version: too small" },
  ]);
  expect(refused.message).toBe(
    "policies/returns-BR.json, rule br.fault: names X, which is no code of reason\n" +
      "policies/returns-EU.json: version: too small",
  );
});

it("tells the facts of the case that shows a problem, and says what is only a warning", () => {
  const { lines } = judge("BR", requestFacts({}, { flags: ["final_sale"] }));
  const facts = lines[0]?.facts;
  invariant(facts !== undefined, "the request has one line");
  const telling = ["reason", "seller.legalStatus", "flags", "delivered", "daysSinceDelivery"];
  const refused = new PolicyRefused([
    { file: "a.json", ruleId: "br.x", reason: "is odd", severity: "warning", example: { facts, telling } },
  ]);
  expect(refused.message).toBe(
    "a.json, rule br.x: warning: is odd " +
      '(for example: reason "CHANGED_MIND", seller.legalStatus "trader", flags [final_sale], delivered true, daysSinceDelivery 2)',
  );
});

it.each(Market.options)("%s has a calendar of its own and one policy, made ready once", (market) => {
  expect(calendarOf(market).market).toBe(market);
  expect(calendarOf(market)).toBe(calendarOf(market));
  expect(policyFor(market)).toBe(policyFor(market));
});

it("knows no policy and no calendar of a market that is none", () => {
  expect(() => policyFor("XX")).toThrow(/XX/);
  expect(() => calendarOf("XX")).toThrow(/XX/);
});
