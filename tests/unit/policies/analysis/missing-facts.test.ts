import { describe, expect, it } from "vitest";
import { celContext } from "../../../../domain/policies/vocabulary.ts";
import { findingsOn, policyOf } from "./small-policy.ts";

/** What one condition is found to read where it is missing: the end of the sentence, or nothing. */
const missingIn = (when: string) =>
  findingsOn([["asked", when, { verdict: "ask_agent" }]]).filter(({ code }) => code === "missing_fact");

describe("a condition is refused that turns on a fact which there may not be", () => {
  it.each<[string, string, string]>([
    ["days since a delivery", "daysSinceDelivery > 3", "daysSinceDelivery where delivered"],
    ["days since a delivery, the other way round", "3 < daysSinceDelivery", "daysSinceDelivery where delivered"],
    ["no days since a delivery", "daysSinceDelivery == 0", "daysSinceDelivery where delivered"],
    ["days that are many or few", "daysSinceDelivery in [1, 9]", "daysSinceDelivery where delivered"],
    ["proof of a delivery", "deliveryProven && shipped", "deliveryProven where delivered"],
    ["no proof of a delivery", 'reason == "NOT_RECEIVED" && !deliveryProven', "deliveryProven where delivered"],
    ["how lately it came", "!justDelivered", "justDelivered where delivered"],
    ["lateness without a promise", "shipped && lateByDays >= 7", "lateByDays where promised"],
    ["what the wrong fact guards", "promised && daysSinceDelivery > 3", "daysSinceDelivery where delivered"],
    ["what the opposite guards", "!delivered && daysSinceDelivery > 3", "daysSinceDelivery where delivered"],
    [
      "what only one way guards",
      "(delivered || shipped) && daysSinceDelivery > 3",
      "daysSinceDelivery where delivered",
    ],
    [
      "two facts of one delivery",
      "justDelivered || deliveryProven",
      "deliveryProven and justDelivered where delivered",
    ],
    ["two facts, one of them guarded", "delivered && justDelivered || lateByDays > 1", "lateByDays where promised"],
    [
      "two facts that are only missed together",
      "daysSinceDelivery > 3 && lateByDays > 3",
      "daysSinceDelivery where delivered",
    ],
  ])("%s", (_, when, told) => {
    const [problem, ...others] = missingIn(when);
    expect(problem?.reason).toContain(`turns on ${told} does not hold`);
    expect(others).toEqual([]);
  });

  it.each([
    ["asks for the delivery first", "delivered && daysSinceDelivery > 3"],
    ["asks for it last", "daysSinceDelivery > 3 && delivered"],
    ["is true without it", "!delivered || daysSinceDelivery > 3"],
    ["asks for it in other words", "!(!delivered || daysSinceDelivery <= 3)"],
    ["asks for each", "delivered && justDelivered && promised && lateByDays > 1"],
    ["asks for it in both ways", "(shipped && delivered || photos > 1 && delivered) && deliveryProven"],
    ["asks whether it is true", "delivered == true && justDelivered != false"],
    ["asks in a list", "delivered in [true] && justDelivered"],
    ["asks for a closed window, which has begun", "!inWindow.changeOfMind && daysSinceDelivery > 40"],
    ["would hold whatever the fact", "daysSinceDelivery > 3 || daysSinceDelivery <= 3 || shipped"],
    ["asks for a window before anything came", "inWindow.changeOfMind"],
  ])("and not one that %s", (_, when) => {
    expect(missingIn(when)).toEqual([]);
  });

  it("with a case without the fact, in which its value would decide", () => {
    const when = 'reason == "NOT_RECEIVED" && photos >= 2 && (shipped || lateByDays > 7)';
    const policy = policyOf([["asked", when, { verdict: "ask_agent" }]]);
    const [problem] = missingIn(when);
    const { facts, telling } = problem?.example ?? { telling: [] };
    expect(facts).toMatchObject({ promised: false, lateByDays: 0, reason: "NOT_RECEIVED", photos: 2, shipped: false });
    expect(telling).toEqual(expect.arrayContaining(["promised", "reason", "photos", "shipped"]));
    const holdsAt = (lateByDays: number) =>
      facts !== undefined && policy.rules[0]?.condition.holds(celContext({ ...facts, lateByDays }));
    expect([holdsAt(7), holdsAt(8)]).toEqual([false, true]);
  });
});
