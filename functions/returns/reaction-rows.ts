import type { Reaction } from "../../adapters/events/reaction.ts";
import { returnWakingEventTypes } from "../../domain/returns/index.ts";
import { NOTIFIED_EVENTS } from "./notify-parties-when-return-moved.event.ts";

/** What happens when something happened to a return. */
export const returnReactionRows: readonly Reaction[] = [
  {
    entry: "start-return-process-when-return-opened",
    // A decision that waits in a closed case has a clock, which wakes the case again.
    on: ["ReturnRequested", "ReturnEscalated", "RefundContested", "BadParcelReported", "DecisionProposed"],
  },
  { entry: "resume-return-process-when-return-moved", on: returnWakingEventTypes },
  { entry: "issue-label-when-return-approved", on: ["ReturnApproved"] },
  { entry: "notify-parties-when-return-moved", on: NOTIFIED_EVENTS },
  {
    entry: "record-refund-outcome-when-refund-moved",
    on: ["LegSubmitted", "RefundCompleted"],
  },
  { entry: "record-exposure-when-variant-mattered", on: ["VariantExposed"] },
  { entry: "grant-bonus-when-store-credit-arrived", on: ["StoreCreditBonusEarned"] },
];
