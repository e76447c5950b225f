import { pausedDueAt } from "../kernel/clocks.ts";
import { earliest, type Instant, msBetween } from "../kernel/instant.ts";
import type { RefundClock } from "./clocks.ts";
import type { RefundLeg } from "./leg.ts";
import type { Refund } from "./refund.ts";

/** The time to send the refund, longer by as long as the first of the legs was held. */
export const resumedClock = (
  { clock }: Refund,
  held: readonly RefundLeg[],
  at: Instant,
): { readonly clock?: RefundClock } => {
  const since = held.map(({ heldAt }) => heldAt).filter((heldAt) => heldAt !== undefined);
  const [first, ...others] = since;
  if (clock === undefined || first === undefined) return {};
  return { clock: { ...clock, dueAt: pausedDueAt(clock.dueAt, msBetween(earliest(first, ...others), at)) } };
};
