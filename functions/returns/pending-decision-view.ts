import { isAgentRole } from "../../domain/kernel/actor.ts";
import { money } from "../../domain/kernel/money.ts";
import { decidedMinor, decisionHashOf, type Return } from "../../domain/returns/index.ts";
import type { Case } from "./answers.ts";

/** What waits for a second person, as it would be carried out now. Only agents are told: nothing holds before it is agreed to. */
export const pendingDecisionIn = (state: Return, role: string): Pick<Case, "pendingDecision"> => {
  const { pendingDecision: pending, currency } = state;
  if (pending === undefined || !isAgentRole(role)) return {};
  const { decisionId, outcome, overrideReason, payer, compensation, decidedBy, expiresAt } = pending;
  return {
    pendingDecision: {
      decisionId,
      outcome,
      overrideReason,
      payer,
      amount: money(decidedMinor(state, pending), currency),
      ...(compensation === undefined
        ? {}
        : {
            compensation: {
              amount: money(compensation.amountMinor, currency),
              tender: compensation.tender,
              reason: compensation.reason,
            },
          }),
      proposedBy: decidedBy.id,
      payloadHash: decisionHashOf(state, pending),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
  };
};
