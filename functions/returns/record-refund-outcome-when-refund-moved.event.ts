import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { RefundId } from "../../domain/kernel/ids.ts";
import type { RefundEventOf } from "../../domain/refunds/index.ts";
import { sendToReturn } from "./send-to-return.ts";

type Submitted = RefundEventOf<"LegSubmitted">["data"];
type Completed = RefundEventOf<"RefundCompleted">["data"];

/** Tells a return that its refund was handed to the provider, or how it ended. A refund of no return concerns nobody here. */
export const recordRefundOutcome: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const refundId = RefundId.parse(event.caseId);
  const data = event.data as Submitted | Completed;
  const { returnId } = data;
  if (returnId === undefined) return;
  await sendToReturn(runtime, returnId, event.id, (head) =>
    "outcome" in data
      ? { type: "RecordRefundOutcome", ...head, refundId, outcome: data.outcome, refundedMinor: data.refundedMinor }
      : { type: "RecordRefundSubmitted", ...head, refundId },
  );
};
