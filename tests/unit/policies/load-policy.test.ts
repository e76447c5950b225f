import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../../adapters/policies/policies.ts";
import { Market } from "../../../domain/policies/index.ts";
import { brazil, file, problemsOf } from "./spoilt-policy.ts";

const without = (document: object, ...names: readonly string[]): object =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)));

it("loads the policy of every market", () => {
  const policies = loadPolicies();
  expect([...policies.keys()]).toEqual(Market.options);
  for (const [market, { document }] of policies) expect(document).toMatchObject({ id: `returns-${market}`, market });
});

describe("a document is refused", () => {
  const { clocks, limits, windows, overrides, compensation } = brazil();

  it.each<[string, object, RegExp]>([
    ["with another market's id", { id: "returns-EU" }, /^id: returns-EU is not the policy of BR/],
    ["of an unknown market", { market: "XX" }, /^market: /],
    ["with an unknown currency", { currency: "BRX" }, /^currency: BRX is not an ISO 4217 currency/],
    ["with version 0", { version: 0 }, /^version: /],
    ["with an unknown field", { floor: {} }, /Unrecognized key: "floor"/],
    ["with a clock of no length", { clocks: { ...clocks, handOver: { calendarDays: 0 } } }, /^clocks\.handOver/],
    [
      "with a clock in two units",
      { clocks: { ...clocks, handOver: { hours: 1, calendarDays: 1 } } },
      /^clocks\.handOver/,
    ],
    ["without one of the clocks", { clocks: without(clocks, "handOver") }, /^clocks\.handOver: /],
    ["with an unknown clock", { clocks: { ...clocks, tea: { hours: 1 } } }, /^clocks: Unrecognized key: "tea"/],
    [
      "with a limit that is a fraction",
      { limits: { ...limits, notReceivedBarHours: 1.5 } },
      /^limits\.notReceivedBarHours/,
    ],
    ["with offers that leave none", { limits: { ...limits, offerMinPercent: 96 } }, /^limits: offers from 96 to 95/],
    ["without a change-of-mind window", { windows: without(windows, "changeOfMind") }, /^windows\.changeOfMind: /],
    ["without limits to a withdrawal", { withdrawalLimits: undefined }, /^withdrawalLimits: missing/],
    ["without terms for an override", { overrides: overrides.slice(1) }, /^overrides: STATUTORY_RIGHT has no terms/],
    ["with an unknown override", { overrides: [{ ...overrides[0], reason: "MOOD" }] }, /^overrides\.0\.reason: /],
    [
      "with an override twice",
      { overrides: [...overrides, overrides[0]] },
      /^overrides: STATUTORY_RIGHT is listed twice/,
    ],
    ["without terms for compensation", { compensation: undefined }, /^compensation: /],
    [
      "with compensation for a mood",
      { compensation: { ...compensation, reasons: ["MOOD"] } },
      /^compensation\.reasons\.0: /,
    ],
    [
      "with compensation that an agent may give more of than a senior one",
      { compensation: { ...compensation, agentCapMinor: 9, seniorCapMinor: 8 } },
      /^compensation: caps an agent above a senior agent/,
    ],
    [
      "with compensation for a reason that the platform never pays",
      {
        compensation: { ...compensation, reasons: ["SELLER_CONSENT"] },
        overrides: overrides.map((one) => (one.reason === "SELLER_CONSENT" ? { ...one, payers: ["seller"] } : one)),
      },
      /^compensation: SELLER_CONSENT is never paid by the platform/,
    ],
    [
      "with a bonus of more than everything",
      { compensation: { ...compensation, storeCreditBonusPercent: 101 } },
      /^compensation\.storeCreditBonusPercent: /,
    ],
  ])("%s", (_, changes, reason) => {
    expect(problemsOf({ ...brazil(), ...changes })).toEqual([{ file, reason: expect.stringMatching(reason) }]);
  });

  it.each<[string, object, RegExp]>([
    [
      "goodwill that a seller pays",
      { payers: ["seller"] },
      /^overrides: GOODWILL is paid by the platform alone, not by seller/,
    ],
    ["goodwill that is shared", { payers: ["platform", "seller"] }, /not by platform, seller/],
    ["an agent above a senior", { agentCapMinor: 9, seniorCapMinor: 8 }, /caps an agent above a senior agent/],
  ])("with %s", (_, changes, reason) => {
    const spoilt = overrides.map((terms) => (terms.reason === "GOODWILL" ? { ...terms, ...changes } : terms));
    expect(problemsOf({ ...brazil(), overrides: spoilt })).toEqual([{ file, reason: expect.stringMatching(reason) }]);
  });

  it.each([undefined, null, 7, "policy", [], {}])("that is %j", (document) => {
    expect(problemsOf(document).length).toBeGreaterThan(0);
    for (const problem of problemsOf(document)) expect(problem).toMatchObject({ file, reason: expect.any(String) });
  });

  it("with all its problems at once", () => {
    const document = { ...brazil(), id: "returns-EU", overrides: overrides.slice(1) };
    const [first, ...others] = document.rules;
    const rules = [{ ...first, when: "weight > 3" }, ...others];
    expect(problemsOf({ ...document, rules })).toHaveLength(3);
  });
});
