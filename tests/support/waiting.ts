import { expect } from "vitest";
import type { Standing } from "../../adapters/workflow/await-case.ts";

/** A process that waits for the case as it was would go on waiting for the case as it is. */
export const checkStillWaits = (was: Standing, is: Standing, eventType: string): void => {
  expect([is.status, is.isAtRest], eventType).toEqual([was.status, was.isAtRest]);
  expect(is.wakeAt === null || (was.wakeAt !== null && was.wakeAt <= is.wakeAt), eventType).toBe(true);
};
