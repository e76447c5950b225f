import { monotonicFactory } from "ulid";
import type { IdSource } from "../adapters/runtime/runtime.ts";

/**
 * ULIDs that sort by the virtual time they were drawn at, in the order of drawing within a millisecond. `random` in [0, 1) makes
 * a run repeatable; without it they are drawn from the system's own chance.
 */
export const createIdSource = (nowMs: () => number, random?: () => number): IdSource => {
  const draw = monotonicFactory(random);
  return { ulid: () => draw(nowMs()) };
};
