import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { grantBonus } from "./grant-bonus-when-store-credit-arrived.event.ts";
import { issueLabel } from "./issue-label-when-return-approved.event.ts";
import { notifyParties } from "./notify-parties-when-return-moved.event.ts";
import { returnReactionRows } from "./reaction-rows.ts";
import { recordExposure } from "./record-exposure-when-variant-mattered.event.ts";
import { recordRefundOutcome } from "./record-refund-outcome-when-refund-moved.event.ts";
import { resumeReturnProcess } from "./resume-return-process-when-return-moved.event.ts";
import { startReturnProcess } from "./start-return-process-when-return-opened.event.ts";

/** What returns does when something happened. */
export const returnReactions = bindReactions(returnReactionRows, {
  "grant-bonus-when-store-credit-arrived": grantBonus,
  "issue-label-when-return-approved": issueLabel,
  "notify-parties-when-return-moved": notifyParties,
  "record-exposure-when-variant-mattered": recordExposure,
  "record-refund-outcome-when-refund-moved": recordRefundOutcome,
  "resume-return-process-when-return-moved": resumeReturnProcess,
  "start-return-process-when-return-opened": startReturnProcess,
});
