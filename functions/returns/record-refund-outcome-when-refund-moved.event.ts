import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { RefundId, ReturnId } from "../../domain/kernel/ids.ts";
import type { RefundEventOf } from "../../domain/refunds/index.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { sendToReturn } from "./send-to-return.ts";

type Completed = RefundEventOf<"RefundCompleted">["data"];

/** Tells a return that its refund was handed to the provider, or how it ended. */
export const recordRefundOutcome: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const refundId = RefundId.parse(event.caseId);
  if (event.type === "RefundCompleted") {
    const { returnId, outcome, refundedMinor } = event.data as Completed;
    if (returnId === undefined) return;
    await sendToReturn(runtime, returnId, event.id, (head) => ({
      type: "RecordRefundOutcome",
      ...head,
      refundId,
      outcome,
      refundedMinor,
    }));
  } else {
    const refund = (await load(runtime.store, refundAggregate, event.caseId))?.state;
    if (refund?.returnId === undefined) return;
    const returnId = ReturnId.parse(refund.returnId);
    await sendToReturn(runtime, returnId, event.id, (head) => ({ type: "RecordRefundSubmitted", ...head, refundId }));
  }
};
