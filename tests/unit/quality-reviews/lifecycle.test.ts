import { expect, it } from "vitest";
import { statusesReachableFrom, terminalStatuses } from "../../../domain/kernel/lifecycle.ts";
import { reviewEventTypes, reviewLifecycle } from "../../../domain/quality-reviews/index.ts";

it("every status of a review is reached, and the ends are these", () => {
  expect([...statusesReachableFrom(reviewLifecycle, "none")].sort()).toEqual(Object.keys(reviewLifecycle).sort());
  expect(terminalStatuses(reviewLifecycle)).toEqual(["settled", "lapsed"]);
});

it("every event of a review moves it somewhere", () => {
  const moving = new Set(Object.values(reviewLifecycle).flatMap((row) => Object.keys(row)));
  expect([...moving].sort()).toEqual([...reviewEventTypes].sort());
});
