import type { ReactionBinding, ReactionHandler } from "../adapters/events/reaction.ts";
import { invariant } from "../domain/kernel/invariant.ts";
import { queueRefund } from "./agent-desk/queue-refund-when-it-needs-an-agent.event.ts";
import { queueReturn } from "./agent-desk/queue-return-when-it-needs-an-agent.event.ts";
import { reactionRowsByDomain } from "./reaction-rows.ts";
import { assignLiability } from "./refunds/assign-liability-when-liability-settled.event.ts";
import { openCompensation } from "./refunds/open-compensation-when-compensation-granted.event.ts";
import { openRefund } from "./refunds/open-refund-when-refund-ordered.event.ts";
import { resumeRefundProcess } from "./refunds/resume-refund-process-when-refund-moved.event.ts";
import { startRefundProcess } from "./refunds/start-refund-process-when-refund-opened.event.ts";
import { grantBonus } from "./returns/grant-bonus-when-store-credit-arrived.event.ts";
import { issueLabel } from "./returns/issue-label-when-return-approved.event.ts";
import { notifyParties } from "./returns/notify-parties-when-return-moved.event.ts";
import { recordRefundOutcome } from "./returns/record-refund-outcome-when-refund-moved.event.ts";
import { resumeReturnProcess } from "./returns/resume-return-process-when-return-moved.event.ts";
import { startReturnProcess } from "./returns/start-return-process-when-return-opened.event.ts";

const handlers: Readonly<Record<string, ReactionHandler>> = {
  "assign-liability-when-liability-settled": assignLiability,
  "grant-bonus-when-store-credit-arrived": grantBonus,
  "issue-label-when-return-approved": issueLabel,
  "notify-parties-when-return-moved": notifyParties,
  "open-compensation-when-compensation-granted": openCompensation,
  "open-refund-when-refund-ordered": openRefund,
  "queue-refund-when-it-needs-an-agent": queueRefund,
  "queue-return-when-it-needs-an-agent": queueReturn,
  "record-refund-outcome-when-refund-moved": recordRefundOutcome,
  "resume-refund-process-when-refund-moved": resumeRefundProcess,
  "resume-return-process-when-return-moved": resumeReturnProcess,
  "start-refund-process-when-refund-opened": startRefundProcess,
  "start-return-process-when-return-opened": startReturnProcess,
};

/** The reactions of one domain, each with the use case behind it. */
export const reactionsOf = (domain: keyof typeof reactionRowsByDomain): readonly ReactionBinding[] =>
  reactionRowsByDomain[domain].map((reaction) => {
    const handle = handlers[reaction.entry];
    invariant(handle !== undefined, `${reaction.entry} has a use case`);
    return { reaction, handle };
  });

/** All reactions. */
export const reactions: readonly ReactionBinding[] = (
  Object.keys(reactionRowsByDomain) as (keyof typeof reactionRowsByDomain)[]
).flatMap(reactionsOf);
