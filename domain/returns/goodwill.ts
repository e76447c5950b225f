import type { Currency } from "../kernel/currencies.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ReturnEvent } from "./events.ts";
import type { Return } from "./return.ts";

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
