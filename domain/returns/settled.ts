import type { Return } from "./return.ts";

type Part = { readonly outcome?: string | undefined };

const hasEnded = ({ outcome }: Part): boolean => outcome !== undefined;

/**
 * Whether a case has come to its end for both parties: it is closed, all of its money has arrived or will not, and neither an
 * agent nor a second person still has to say something. It may be taken up again later.
 */
export const isSettled = (state: Return): boolean =>
  state.status === "closed" &&
  state.contest?.standing !== "open" &&
  state.pendingDecision === undefined &&
  [...state.refunds, ...state.compensations].every(hasEnded);

/** Whether any money reached the buyer. */
export const hasLanded = ({ refunds, compensations }: Return): boolean =>
  refunds.some(({ refundedMinor = 0 }) => refundedMinor > 0) ||
  compensations.some(({ paidMinor = 0 }) => paidMinor > 0);
