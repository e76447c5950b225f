import { sumOfLegs } from "../ledger/decision-legs.ts";
import { type GoodwillUse, goodwillMonthOf } from "../ledger/goodwill-use.ts";
import type { Dispute } from "./dispute.ts";
import type { DisputeEvent } from "./events.ts";

/**
 * What an event takes out of an agent's goodwill budget: what the platform absorbs of a decision for no other reason. It counts when
 * the decision holds, for the agent who took it.
 */
export const disputeGoodwillOf = (event: DisputeEvent, { currency, terms }: Dispute): GoodwillUse | undefined => {
  if (event.type !== "DisputeDecisionMade" || event.data.decision.overrideReason !== "GOODWILL") return undefined;
  const { legs, decidedBy } = event.data.decision;
  const amountMinor = sumOfLegs(legs, "PLATFORM_ABSORBS");
  if (amountMinor === 0) return undefined;
  const { goodwillPerAgentMonthMinor: budgetMinor } = terms.limits;
  return { agentId: decidedBy.id, month: goodwillMonthOf(event.at), currency, amountMinor, budgetMinor };
};
