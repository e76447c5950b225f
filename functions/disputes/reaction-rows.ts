import type { Reaction } from "../../adapters/events/reaction.ts";
import { disputeWakingEventTypes } from "../../domain/disputes/waking-events.ts";
import { DISPUTE_NOTICES } from "./notify-parties-when-dispute-moved.event.ts";
import { RETURN_EVENTS } from "./tell-return-when-dispute-came-to-an-end.event.ts";

/** What happens when something happened to a dispute, or to a return or refund that it has to do with. */
export const disputeReactionRows: readonly Reaction[] = [
  { entry: "open-dispute-when-return-disputed", on: ["ReturnDisputed"] },
  { entry: "start-dispute-process-when-dispute-opened", on: ["DisputeOpened"] },
  { entry: "resume-dispute-process-when-dispute-moved", on: disputeWakingEventTypes },
  { entry: "record-payment-when-refund-moved", on: ["LegSubmitted", "RefundCompleted"] },
  { entry: "record-return-outcome-when-return-ended", on: ["ReturnClosed", "ReturnWithdrawn"] },
];

/** What the parties, and the return that was handed over, are told: no money moves by it. */
export const disputeNewsRows: readonly Reaction[] = [
  { entry: "tell-return-when-dispute-came-to-an-end", on: RETURN_EVENTS },
  { entry: "notify-parties-when-dispute-moved", on: DISPUTE_NOTICES },
];
