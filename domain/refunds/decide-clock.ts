import { accept, type Decision } from "../kernel/decider.ts";
import { earliest, type Instant } from "../kernel/instant.ts";
import type { RefundClock } from "./clocks.ts";
import type { RefundEvent } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { awaitsSubmission } from "./money-place.ts";
import type { ParkReason, Refund, RefundState } from "./refund.ts";
import { parked } from "./reroute.ts";

interface RunningClock {
  readonly clock: RefundClock;
  readonly leg?: RefundLeg;
}

/** Every clock that runs, the refund's own first. */
export const runningClocks = (refund: RefundState): readonly RunningClock[] => {
  if (refund === undefined) return [];
  // While a chargeback holds everything that was not sent yet, the time to send it stands still.
  const mayBeSent = refund.reservedAt === undefined || refund.legs.some(awaitsSubmission);
  const own = refund.clock === undefined || !mayBeSent ? [] : [{ clock: refund.clock }];
  return [...own, ...refund.legs.flatMap((leg) => (leg.clock === undefined ? [] : [{ clock: leg.clock, leg }]))];
};

/** When the refund next wants to be woken; undefined when it waits for nothing that has an end. */
export const wakeAt = (refund: RefundState): Instant | undefined => {
  const [first, ...others] = runningClocks(refund).map(({ clock }) => clock.dueAt);
  return first === undefined ? undefined : earliest(first, ...others);
};

/** What the case shows of its deadlines. */
export const deadlines = (refund: RefundState): readonly { name: string; at: Instant; onTimeout: string }[] =>
  runningClocks(refund).map(({ clock }) => ({ name: clock.name, at: clock.dueAt, onTimeout: clock.onTimeout }));

const reasons: { readonly [N in RefundClock["name"]]: ParkReason } = {
  refund_submission: "submission_overdue",
  provider_answer: "answer_overdue",
  provider_payment: "payment_overdue",
};

/**
 * Records every deadline that has passed and hands the refund to a person. A ring that comes early or late changes
 * nothing.
 */
export const decideRing = (refund: Refund, at: Instant): Decision<RefundEvent, never> => {
  const due = runningClocks(refund).filter(({ clock }) => clock.dueAt <= at);
  const overdue = due.map(({ clock, leg }): RefundEvent => {
    const { name, dueAt } = clock;
    return { type: "RefundOverdue", at, data: { name, dueAt, ...(leg === undefined ? {} : { legId: leg.legId }) } };
  });
  const handOver = due.map(({ clock, leg }) => parked(refund, reasons[clock.name], at, leg));
  return accept(...overdue, ...handOver);
};
