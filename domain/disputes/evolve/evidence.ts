import { withClocks, withoutClocks } from "../clocks.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent, DisputeEventOf } from "../events.ts";
import { evidenceClockOf } from "../evidence-rounds.ts";
import type { EvidenceRequest } from "../parts.ts";

const requestsWith = (
  { requests }: Dispute,
  requestId: string | undefined,
  change: Partial<EvidenceRequest>,
): Dispute["requests"] =>
  requests.map((request) => (request.requestId === requestId ? { ...request, ...change } : request));

const submitted = (state: Dispute, { data }: DisputeEventOf<"DisputeEvidenceSubmitted">): Dispute => {
  const { answersRequest, ...submission } = data;
  const kept = { ...state, submissions: [...state.submissions, submission] };
  if (!answersRequest) return kept;
  return {
    ...kept,
    requests: requestsWith(state, submission.requestId, { standing: "answered" }),
    clocks: withoutClocks(state.clocks, evidenceClockOf[submission.party]),
  };
};

/** What the parties were asked for and gave; other events leave the dispute as it is. */
export const evolveEvidence = (state: Dispute, event: DisputeEvent): Dispute => {
  switch (event.type) {
    case "DisputeTriaged":
      return { ...state, proof: event.data.proof, clocks: withClocks(state.clocks, ...event.data.clocks) };
    case "DisputeEvidenceRequested": {
      const { request, clock } = event.data;
      return { ...state, requests: [...state.requests, request], clocks: withClocks(state.clocks, clock) };
    }
    case "DisputeEvidenceSubmitted":
      return submitted(state, event);
    case "DisputeEvidenceExtended": {
      const { requestId, clock } = event.data;
      const requests = requestsWith(state, requestId, { extended: true, dueAt: clock.dueAt });
      return { ...state, requests, clocks: withClocks(state.clocks, clock) };
    }
    case "DisputeEvidenceMissed": {
      const { requestId, party } = event.data;
      const requests = requestsWith(state, requestId, { standing: "no_response" });
      return { ...state, requests, clocks: withoutClocks(state.clocks, evidenceClockOf[party]) };
    }
    case "DisputeReviewBegun":
      // What an appeal sent back is decided anew: there is nothing left to appeal against until then.
      return { ...state, clocks: withClocks(withoutClocks(state.clocks, "appeal_window"), ...event.data.clocks) };
    default:
      return state;
  }
};
