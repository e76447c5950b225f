import type { EventOf, ReturnEvent } from "../events.ts";
import type { Return } from "../return.ts";
import { isSameUnit } from "../units.ts";

// What the dispute ordered is ordered: no refund of the return names the unit again.
const end = (state: Return, { data: { outcome, paidUnits } }: EventOf<"ReturnDisputeEnded">): Return => ({
  ...state,
  ...(state.dispute && { dispute: { ...state.dispute, outcome, paidUnits } }),
  units: state.units.map((unit) => {
    const paid = paidUnits.find((other) => isSameUnit(other, unit));
    return paid === undefined ? unit : { ...unit, orderedMinor: paid.amountMinor };
  }),
});

/** What a dispute changes in the return that was handed to it, beside its status and clock. */
export const evolveDispute = (state: Return, event: ReturnEvent): Return => {
  switch (event.type) {
    case "ReturnDisputed":
      return { ...state, dispute: { disputeId: event.data.disputeId, since: event.at, paidUnits: [] } };
    case "ReturnDisputeEnded":
      return end(state, event);
    default:
      return state;
  }
};
