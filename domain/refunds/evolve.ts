import { InvariantViolation } from "../kernel/invariant.ts";
import type { RefundEvent, RefundEventOf } from "./events.ts";
import { applyToLegs } from "./evolve-legs.ts";
import type { RefundLeg } from "./leg.ts";
import type { Refund, RefundState } from "./refund.ts";

const patchLeg = (refund: Refund, legId: string, patch: Partial<Omit<RefundLeg, "status" | "legId">>): Refund => ({
  ...refund,
  legs: refund.legs.map((leg) => (leg.legId === legId ? { ...leg, ...patch } : leg)),
});

const overdue = (refund: Refund, { data }: RefundEventOf<"RefundOverdue">): Refund =>
  data.legId === undefined ? { ...refund, clock: undefined } : patchLeg(refund, data.legId, { clock: undefined });

const parkedFor = (refund: Refund, { at, data: { why, legId } }: RefundEventOf<"RefundParked">): Refund => ({
  ...refund,
  parked: [...refund.parked.filter((one) => one.legId !== legId), { why, at, legId }],
});

const resumed = (refund: Refund, { data }: RefundEventOf<"RefundResumed">): Refund =>
  data.clocks.reduce<Refund>((sum, { legId, clock }) => patchLeg(sum, legId, { clock }), {
    ...refund,
    parked: [],
  });

const completed = (refund: Refund, { at, data }: RefundEventOf<"RefundCompleted">): Refund => ({
  ...refund,
  completed: { at, outcome: data.outcome, refundedMinor: data.refundedMinor },
  clock: undefined,
  parked: [],
});

// A label that was used after an early refund is known only now; one that is booked stays.
const assigned = (refund: Refund, { data }: RefundEventOf<"LiabilityAssigned">): Refund => ({
  ...refund,
  liability: data.liability,
  returnLabel: data.returnLabel ?? refund.returnLabel,
});

const apply = (refund: Refund, event: Exclude<RefundEvent, { type: "RefundOpened" }>): Refund => {
  switch (event.type) {
    case "LegsPlanned":
      return { ...refund, legs: [...refund.legs, ...event.data.legs], reservedAt: event.at };
    case "LegContradicted":
      return patchLeg(refund, event.data.legId, { contradicted: true });
    case "StoreCreditBonusEarned":
      return { ...refund, bonusLegIds: [...(refund.bonusLegIds ?? []), event.data.legId] };
    case "LiabilityAssigned":
      return assigned(refund, event);
    case "RefundOverdue":
      return overdue(refund, event);
    case "RefundParked":
      return parkedFor(refund, event);
    case "RefundResumed":
      return resumed(refund, event);
    case "RefundAbandoned":
      return { ...refund, abandonedAt: event.at, clock: undefined, parked: [] };
    case "RefundCompleted":
      return completed(refund, event);
    default:
      return applyToLegs(refund, event);
  }
};

/** The refund after an event. Throws where the event cannot follow: `decide` must have refused what leads to it. */
export const evolve = (state: RefundState, event: RefundEvent): Refund => {
  if (event.type === "RefundOpened") {
    if (state !== undefined) throw new InvariantViolation("a refund opens once");
    return { ...event.data, openedAt: event.at, legs: [], parked: [], eventCount: 1 };
  }
  if (state === undefined) throw new InvariantViolation(`${event.type} cannot be a refund's first event`);
  return { ...apply(state, event), eventCount: state.eventCount + 1 };
};
