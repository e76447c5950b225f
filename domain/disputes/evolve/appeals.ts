import { withClocks } from "../clocks.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import type { HeardAppeal } from "../parts.ts";

const appealsWith = ({ appeals }: Dispute, appealId: string, outcome: HeardAppeal["outcome"]): Dispute["appeals"] =>
  appeals.map((appeal) => (appeal.appealId === appealId ? { ...appeal, outcome } : appeal));

const resumed = (state: Dispute, clocks: Dispute["clocks"]): Dispute => {
  const { suspended: _ended, ...rest } = state;
  return { ...rest, clocks };
};

/** What comes after a decision, and what a bank does meanwhile; other events leave the dispute as it is. */
export const evolveAppeals = (state: Dispute, event: DisputeEvent): Dispute => {
  switch (event.type) {
    case "DisputeSettled": {
      const { clock } = event.data;
      return { ...state, clocks: clock === undefined ? state.clocks : withClocks(state.clocks, clock) };
    }
    case "DisputeAppealed": {
      const { appealId, party, decisionId } = event.data;
      return { ...state, appeals: [...state.appeals, { appealId, party, decisionId }] };
    }
    case "DisputeAppealEnded":
      return { ...state, appeals: appealsWith(state, event.data.appealId, event.data.outcome) };
    case "DisputeDecisionRevised": {
      const { appealId } = event.data.decision;
      const { outcome } = event.data;
      return appealId === undefined ? state : { ...state, appeals: appealsWith(state, appealId, outcome) };
    }
    case "DisputeFinalised": {
      const { pending: _dropped, ...rest } = state;
      return { ...rest, closeReason: event.data.closeReason, clocks: [] };
    }
    case "DisputeSuspended":
      return { ...state, suspended: { chargebackId: event.data.chargebackId, since: event.at } };
    case "DisputeResumed":
      return resumed(state, event.data.clocks);
    default:
      return state;
  }
};
