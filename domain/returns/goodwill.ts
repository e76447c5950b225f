import { type GoodwillUse, goodwillMonthOf } from "../ledger/goodwill-use.ts";
import type { ReturnEvent } from "./events.ts";
import type { Return } from "./return.ts";

/**
 * What an event takes out of an agent's goodwill budget: a refund for no other reason, and every compensation. It counts
 * when the decision holds, for the agent who took it.
 */
export const goodwillUseOf = (event: ReturnEvent, before: Return | undefined): GoodwillUse | undefined => {
  if (event.type !== "DecisionMade" || before === undefined) return undefined;
  const { overrideReason, amountMinor: decidedMinor, compensation, decidedBy } = event.data.decision;
  const amountMinor = (overrideReason === "GOODWILL" ? decidedMinor : 0) + (compensation?.amountMinor ?? 0);
  if (amountMinor === 0) return undefined;
  const { goodwillPerAgentMonthMinor: budgetMinor } = before.terms.limits;
  const { currency } = before;
  return { agentId: decidedBy.id, month: goodwillMonthOf(event.at), currency, amountMinor, budgetMinor };
};
