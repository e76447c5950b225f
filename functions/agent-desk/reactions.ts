import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { endHold } from "./end-hold-when-case-moved.event.ts";
import { queueChargeback } from "./queue-chargeback-when-it-needs-an-agent.event.ts";
import { queueDispute } from "./queue-dispute-when-it-needs-an-agent.event.ts";
import { queueRefund } from "./queue-refund-when-it-needs-an-agent.event.ts";
import { queueReturn } from "./queue-return-when-it-needs-an-agent.event.ts";
import { queueSurvey } from "./queue-survey-when-somebody-is-owed-a-call.event.ts";
import { agentDeskReactionRows } from "./reaction-rows.ts";
import { routeWorkItem } from "./route-work-item-when-opened.event.ts";

/** What agent-desk does when something happened. */
export const agentDeskReactions = bindReactions(agentDeskReactionRows, {
  "end-hold-when-case-moved": endHold,
  "queue-chargeback-when-it-needs-an-agent": queueChargeback,
  "queue-dispute-when-it-needs-an-agent": queueDispute,
  "queue-refund-when-it-needs-an-agent": queueRefund,
  "queue-return-when-it-needs-an-agent": queueReturn,
  "queue-survey-when-somebody-is-owed-a-call": queueSurvey,
  "route-work-item-when-opened": routeWorkItem,
});
