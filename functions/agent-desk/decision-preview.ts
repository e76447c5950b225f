import * as z from "zod";
import { Money, money } from "../../domain/kernel/money.ts";
import { CompensationReason } from "../../domain/kernel/reasons.ts";
import { CompensationTender } from "../../domain/ledger/tender.ts";
import {
  Bearer,
  CloseReason,
  DecisionOutcome,
  type Return,
  type ReturnEvent,
  ReturnStatus,
} from "../../domain/returns/index.ts";

/** What a decision would do, before it is taken: to the case, to the buyer's money, and to the agent's goodwill. */
export const DecisionPreview = z
  .object({
    outcome: DecisionOutcome,
    payer: Bearer,
    proposal: z.object({ outcome: z.string(), amount: Money, payer: Bearer }),
    differsIn: z.array(z.string()),
    needsSecondPerson: z.boolean(),
    refund: Money,
    compensation: z.object({ amount: Money, tender: CompensationTender, reason: CompensationReason }).optional(),
    goodwill: z.object({ takes: Money, spent: Money, budget: Money }),
    statusAfter: ReturnStatus,
    closeReason: CloseReason.optional(),
  })
  .meta({ id: "DecisionPreview" });

type Goodwill = z.infer<typeof DecisionPreview>["goodwill"];

/** What the events of a decision come to, once a second person has agreed where one is needed. */
export const decisionPreview = (
  events: readonly ReturnEvent[],
  before: Return,
  after: Return,
  goodwill: Goodwill,
): z.infer<typeof DecisionPreview> | undefined => {
  const made = events.find(({ type }) => type === "DecisionMade");
  if (made?.type !== "DecisionMade") return undefined;
  const { outcome, payer, proposal, differsIn, compensation } = made.data.decision;
  const { currency } = before;
  const ordered = after.refunds.slice(before.refunds.length);
  const refundMinor = ordered.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    outcome,
    payer,
    proposal: { outcome: proposal.outcome, amount: money(proposal.amountMinor, currency), payer: proposal.payer },
    differsIn,
    needsSecondPerson: events.some(({ type }) => type === "DecisionProposed"),
    refund: money(refundMinor, currency),
    ...(compensation === undefined
      ? {}
      : {
          compensation: {
            amount: money(compensation.amountMinor, currency),
            tender: compensation.tender,
            reason: compensation.reason,
          },
        }),
    goodwill,
    statusAfter: after.status,
    ...(after.closeReason === undefined ? {} : { closeReason: after.closeReason }),
  };
};
