import { expect, it } from "vitest";
import { statusesReachableFrom } from "../../../domain/kernel/lifecycle.ts";
import { sopEventTypes, sopLifecycle } from "../../../domain/sops/index.ts";

it("every status of a run is reached, and only what became of the decision is noted after an end", () => {
  expect([...statusesReachableFrom(sopLifecycle, "none")].sort()).toEqual(Object.keys(sopLifecycle).sort());
  for (const end of ["completed", "deviated", "aborted"] as const)
    for (const next of Object.values(sopLifecycle[end])) expect(next).toBe(end);
});

it("every event of a run moves it somewhere", () => {
  const moving = new Set(Object.values(sopLifecycle).flatMap((row) => Object.keys(row)));
  expect([...moving].sort()).toEqual([...sopEventTypes].sort());
});
