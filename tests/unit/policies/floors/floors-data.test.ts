import { describe, expect, it } from "vitest";
import { floorsByMarket, readFloors } from "../../../../adapters/policies/floors.ts";
import { Market } from "../../../../domain/policies/index.ts";
import { allFloors, calendarOfFloor, floorNamed } from "./all-floors.ts";

/** One row of law each: market, whether it gives a withdrawal window, whether it has rights for faulty goods. */
const withdrawals = "ar au br ca ch cl cn co eu gb il in jp kr mx my ph sa sg th tr tw us vn za".split(" ");
const faults = "au br cl eu gb id in kr mx sg".split(" ");

it("has every jurisdiction's row of each kind, once", () => {
  const idsOf = (topic: string) => allFloors.filter((floor) => floor.topic === topic).map(({ id }) => id);
  expect(idsOf("withdrawal")).toEqual(withdrawals.map((market) => `floor.${market}.withdrawal`));
  expect(idsOf("fault")).toEqual(faults.map((market) => `floor.${market}.fault`));
  expect(idsOf("withdrawal_function")).toEqual(["floor.eu.withdrawal-function"]);
});

it("has the floors of each market that has a policy at hand, and of no other", () => {
  expect([...floorsByMarket.keys()].sort()).toEqual([...Market.options].sort());
});

it.each(allFloors.map((floor) => [floor.id, floor] as const))("%s is of a jurisdiction with a calendar", (_, floor) => {
  expect(calendarOfFloor(floor).market).toBe(floor.id.slice(6, 8).toUpperCase());
});

it("claims no counsel's review, and says of each date that it is from memory", () => {
  for (const floor of allFloors) {
    expect([floor.reviewedBy, floor.reviewedAt]).toEqual([null, null]);
    if (floor.effectiveFrom !== null && floor.sourceRead !== "seen")
      expect(floor.fromMemory).toContain("effectiveFrom");
  }
});

describe("a floor is refused", () => {
  const floor = floorNamed("floor.eu.withdrawal");

  it.each<[string, object, RegExp]>([
    ["with a period without a unit", { windowUnit: null }, /^floors\.0\.windowUnit: has a value and a unit/],
    ["with a refund without a start", { refundDueFrom: null }, /^floors\.0\.refundDueUnit: has a value/],
    ["with a period that starts nowhere", { startEvent: null }, /^floors\.0\.startEvent: is missing/],
    [
      "with an extension of nothing",
      { windowValue: null, windowUnit: null },
      /^floors\.0\.infoDutyExtension: runs from the end of a period that does not exist/,
    ],
    ["with a reviewer without a day", { reviewedBy: "counsel" }, /^floors\.0\.reviewedAt: /],
    [
      "with another jurisdiction's id",
      { id: "floor.gb.withdrawal" },
      /^floors\.0\.id: floor\.gb\.withdrawal is not of EU/,
    ],
    ["without rights on its topic", { topic: "fault" }, /^floors\.0\.fault: /],
    ["with an unknown confidence", { confidence: "X" }, /^floors\.0\.confidence: /],
    ["with an unknown field", { mood: "good" }, /^floors\.0: Unrecognized key: "mood"/],
    ["with a date that does not exist", { effectiveFrom: "2026-02-30" }, /^floors\.0\.effectiveFrom: /],
  ])("%s", (_, changes, message) => {
    const document = { market: "EU", floors: [{ ...floor, ...changes }] };
    expect(() => readFloors(document, "policies/floors/EU.json")).toThrow(
      expect.objectContaining({
        problems: [{ file: "policies/floors/EU.json", reason: expect.stringMatching(message) }],
      }),
    );
  });

  it("that is listed twice in one version", () => {
    const document = { market: "EU", floors: [floor, floor] };
    expect(() => readFloors(document, "EU.json")).toThrow("floor.eu.withdrawal is listed twice in one version");
  });
});
