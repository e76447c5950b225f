import { invariant } from "../kernel/invariant.ts";
import type { EventOf, ReturnEvent } from "./events.ts";
import type { UnitKey } from "./parts.ts";
import type { Return, ReturnUnit } from "./return.ts";
import { includesUnit, keyOf } from "./units.ts";

/** What an event does to units: takes them, gives them back, or uses them up for good because they were refunded. */
export type UnitClaims = {
  readonly claim: readonly UnitKey[];
  readonly release: readonly UnitKey[];
  readonly consume: readonly UnitKey[];
};

const nothing: UnitClaims = { claim: [], release: [], consume: [] };

// A cancelled refund gave the buyer nothing, so its units may be asked for again.
// What the dispute paid was used up when it paid.
const wasPaid = (state: Return, unit: ReturnUnit): boolean =>
  includesUnit(state.dispute?.paidUnits ?? [], unit) ||
  state.refunds.some(({ outcome, units }) => outcome !== "cancelled" && includesUnit(units, unit));

const unpaid = (state: Return): readonly UnitKey[] => state.units.filter((unit) => !wasPaid(state, unit)).map(keyOf);

const isTakenBack = ({ acceptance, orderedMinor }: ReturnUnit): boolean =>
  orderedMinor === undefined && (acceptance === "accepted" || acceptance === "accepted_with_deduction");

// A unit can be taken back for no money at all, when the label cost more than it; it does not come back a second time.
const closed = (state: Return): UnitClaims => {
  const takenBack = state.status === "settling" ? state.units.filter(isTakenBack).map(keyOf) : [];
  return {
    ...nothing,
    release: unpaid(state).filter((unit) => !includesUnit(takenBack, unit)),
    consume: takenBack,
  };
};

// What the end let go of: not what it used up.
const reopened = (state: Return): UnitClaims => {
  const takenBack = state.units.filter(isTakenBack);
  return { ...nothing, claim: unpaid(state).filter((unit) => !includesUnit(takenBack, unit)) };
};

/** The units that a closed case would claim anew when an agent takes it up again; an open case has its units. */
export const unitsToReclaim = (state: Return): readonly UnitKey[] =>
  state.status === "closed" ? reopened(state).claim : [];

const requested = ({ data }: EventOf<"ReturnRequested">): UnitClaims => ({
  ...nothing,
  claim: data.units.map(({ value }) => keyOf(value)),
});

/**
 * A unit is in at most one open return and refunded at most once: what an event, on the case as it was before it,
 * claims for this case, lets go, or uses up. A case that closes lets go of what it did not refund; one taken up again
 * by an agent claims it anew.
 */
export const unitClaimsOf = (event: ReturnEvent, before: Return | undefined): UnitClaims => {
  if (event.type === "ReturnRequested") return requested(event);
  invariant(before !== undefined, `${event.type} happens to a case`);
  switch (event.type) {
    case "RefundOrdered":
      return { ...nothing, consume: event.data.units.map(keyOf) };
    case "ReturnClosed":
      return closed(before);
    case "ReturnWithdrawn":
      return { ...nothing, release: unpaid(before) };
    case "ReturnEscalated":
      return before.status === "closed" ? reopened(before) : nothing;
    default:
      return nothing;
  }
};
