import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { sendToDispute } from "./send-to-dispute.ts";

/** Tells the dispute that had asked for the goods how the return ended. A return that no dispute asked for concerns nobody here. */
export const recordReturnOutcome: ReactionHandler = async (event, runtime) => {
  const state = (await load(runtime.store, returnAggregate, event.caseId))?.state;
  if (state?.dispute?.outcome !== "return_required") return;
  const { closeReason = "WITHDRAWN", refunds, dispute } = state;
  const refundedMinor = refunds.reduce((sum, refund) => sum + (refund.refundedMinor ?? 0), 0);
  await sendToDispute(runtime, dispute.disputeId, event.id, (head) => ({
    type: "RecordReturnOutcome",
    ...head,
    closeReason,
    refundedMinor,
  }));
};
