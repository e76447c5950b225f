import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { RefundId } from "../../domain/kernel/ids.ts";
import type { RefundEventOf } from "../../domain/refunds/index.ts";
import { sendToDispute } from "./send-to-dispute.ts";

type Submitted = RefundEventOf<"LegSubmitted">["data"];
type Completed = RefundEventOf<"RefundCompleted">["data"];

/** Tells a dispute that its payment was handed to the provider, or how it ended. A refund of no dispute concerns nobody here. */
export const recordPayment: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const refundId = RefundId.parse(event.caseId);
  const data = event.data as Submitted | Completed;
  const { disputeId } = data;
  if (disputeId === undefined) return;
  await sendToDispute(runtime, disputeId, event.id, (head) =>
    "outcome" in data
      ? { type: "RecordPayment", ...head, refundId, outcome: data.outcome, refundedMinor: data.refundedMinor }
      : { type: "RecordPaymentSubmitted", ...head, refundId },
  );
};
