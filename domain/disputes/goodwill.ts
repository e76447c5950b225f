import type { Currency } from "../kernel/currencies.ts";
import type { Instant } from "../kernel/instant.ts";
import { sumOfLegs } from "../ledger/decision-legs.ts";
import type { Dispute } from "./dispute.ts";
import type { DisputeEvent } from "./events.ts";

/** Goodwill that a decision gives away: whose budget it comes out of, which month's, and how much that budget holds. */
export type GoodwillUse = {
  readonly agentId: string;
  /** Calendar month in UTC, e.g. 2026-03. */
  readonly month: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly budgetMinor: number;
};

const MONTH_LENGTH = "2026-03".length;

/** The budget that something given away at an instant comes out of. */
export const goodwillMonthOf = (at: Instant): string => at.slice(0, MONTH_LENGTH);

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
