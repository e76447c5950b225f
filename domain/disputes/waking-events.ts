import { type DisputeEventType, disputeEventTypes } from "./events.ts";

// They leave the status where it is and let no clock end sooner; the first of them comes before anything waits.
const quiet: ReadonlySet<DisputeEventType> = new Set([
  "DisputeOpened",
  "DisputeMessageSent",
  "DisputeClockReminded",
  "DisputePaymentSubmitted",
  "DisputePaymentRecorded",
  "DisputePaymentOverdue",
  "DisputeDecisionOverdue",
  "DisputeReturnConcluded",
]);

/** The events that may end what the process of a dispute waits for, or bring its next clock forward. */
export const disputeWakingEventTypes: readonly DisputeEventType[] = disputeEventTypes.filter(
  (type) => !quiet.has(type),
);
