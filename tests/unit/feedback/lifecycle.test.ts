import { expect, it } from "vitest";
import { surveyEventTypes, surveyLifecycle } from "../../../domain/feedback/index.ts";
import { statusesReachableFrom, terminalStatuses } from "../../../domain/kernel/lifecycle.ts";

it("every status of a survey is reached, and the ends are these", () => {
  expect([...statusesReachableFrom(surveyLifecycle, "none")].sort()).toEqual(Object.keys(surveyLifecycle).sort());
  expect(terminalStatuses(surveyLifecycle)).toEqual(["cancelled_reopened", "suppressed", "expired", "invalidated"]);
});

it("every event of a survey moves it somewhere", () => {
  const moving = new Set(Object.values(surveyLifecycle).flatMap((row) => Object.keys(row)));
  expect([...moving].sort()).toEqual([...surveyEventTypes].sort());
});
