import type { ReturnEvent } from "../events.ts";
import type { Return } from "../return.ts";

/** What the platform's own money changes in a case: what is remembered of it, and nothing else. */
export const evolveCompensation = (state: Return, event: ReturnEvent): Return => {
  switch (event.type) {
    case "CompensationGranted": {
      const { refundId, amountMinor, tender, reason } = event.data;
      return { ...state, compensations: [...state.compensations, { refundId, amountMinor, tender, reason }] };
    }
    case "CompensationOutcomeRecorded": {
      const { refundId, outcome, paidMinor } = event.data;
      const compensations = state.compensations.map((one) =>
        one.refundId === refundId ? { ...one, outcome, paidMinor } : one,
      );
      return { ...state, compensations };
    }
    default:
      return state;
  }
};
