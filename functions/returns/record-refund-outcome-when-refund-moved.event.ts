import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { RefundId, ReturnId } from "../../domain/kernel/ids.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { sendToReturn } from "./send-to-return.ts";

interface Completed {
  readonly outcome: "paid" | "partly_paid" | "cancelled";
  readonly refundedMinor: number;
}

/** Tells a return that its refund was handed to the provider, or how it ended. */
export const recordRefundOutcome: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const refund = (await load(runtime.store, refundAggregate, event.caseId))?.state;
  if (refund?.returnId === undefined) return;
  const refundId = RefundId.parse(event.caseId);
  const returnId = ReturnId.parse(refund.returnId);
  if (event.type === "RefundCompleted") {
    const { outcome, refundedMinor } = event.data as Completed;
    await sendToReturn(runtime, returnId, event.id, (head) => ({
      type: "RecordRefundOutcome",
      ...head,
      refundId,
      outcome,
      refundedMinor,
    }));
  } else {
    await sendToReturn(runtime, returnId, event.id, (head) => ({ type: "RecordRefundSubmitted", ...head, refundId }));
  }
};
