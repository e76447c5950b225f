import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import {
  Refund,
  type RefundCommand,
  type RefundEvent,
  type RefundRefusal,
  type RefundState,
  refundStatus,
  refunds,
  wakeAt,
} from "../../domain/refunds/index.ts";

/** How refunds are kept: in one queue a status, the most urgent first. */
export const refundAggregate: Aggregate<RefundState, RefundCommand, RefundEvent, RefundRefusal> = {
  kind: "refund",
  decider: refunds,
  stateSchema: Refund,
  listing: (state) => ({
    openedAt: state?.openedAt ?? "",
    queue: state && `refund#${refundStatus(state)}`,
    dueAt: state && wakeAt(state),
  }),
};
