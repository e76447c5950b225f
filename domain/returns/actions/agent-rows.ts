import * as guards from "./guards.ts";
import { type ActionRow, beforeMoney } from "./row.ts";

/** What an agent can do. */
export const agentRows: readonly ActionRow[] = [
  {
    action: "decisions",
    command: "ProposeDecision",
    roles: ["agent", "senior_agent"],
    statuses: [...beforeMoney, "closed"],
    guards: [guards.noDecisionIsPending, guards.somethingCanBeDecided],
    dueAt: guards.decisionDueAt,
  },
  {
    action: "confirm-decision",
    command: "ConfirmDecision",
    roles: ["senior_agent"],
    statuses: [...beforeMoney, "closed"],
    guards: [guards.decisionIsPending, guards.pendingIsInTime, guards.pendingIsStillPossible],
    dueAt: guards.approvalDueAt,
  },
  {
    action: "reject-decision",
    command: "RejectDecision",
    roles: ["senior_agent"],
    statuses: [...beforeMoney, "closed"],
    guards: [guards.decisionIsPending, guards.pendingIsInTime],
    dueAt: guards.approvalDueAt,
  },
  {
    action: "close-as-duplicate",
    command: "CloseAsDuplicate",
    roles: ["agent", "senior_agent"],
    statuses: beforeMoney,
    guards: [guards.noMoneyIsOrdered],
  },
];
