import { newId } from "../../domain/kernel/ids.ts";
import type { ApprovalBody } from "../agent-desk/decision-bodies.ts";
import { decisionIn } from "../agent-desk/decision-in.ts";
import { disputeAtDesk, holdingDispute } from "../agent-desk/holding-dispute.ts";
import type { DisputeDecisionBody } from "./dispute-decision-body.ts";
import { onDispute } from "./on-dispute.ts";
import { proposeDisputeDecision } from "./propose-dispute-decision.ts";

/** An agent decides a dispute while holding it; above a limit it waits for a second person. */
export const decideDispute = onDispute<DisputeDecisionBody>({
  status: 201,
  prepare: holdingDispute,
  command: ({ head, request, state, runtime, textId }) =>
    proposeDisputeDecision(runtime, head, state, request.body, textId),
});

/** A senior agent agrees with a decision that waits for a second person, as it would be carried out now. */
export const approveDisputeDecision = onDispute<ApprovalBody>({
  prepare: disputeAtDesk,
  command: ({ head, request, runtime }) => ({
    type: "ConfirmDecision",
    ...head,
    decisionId: decisionIn(request),
    refundId: newId("rfd_", runtime.ids.ulid()),
    payloadHash: request.body.payloadHash,
  }),
});

/** A senior agent disagrees with a decision that waits for a second person; the dispute goes back to review. */
export const rejectDisputeDecision = onDispute({
  prepare: disputeAtDesk,
  command: ({ head, request, textId }) => ({
    type: "RejectDecision",
    ...head,
    decisionId: decisionIn(request),
    ...(textId === undefined ? {} : { textId }),
  }),
});
