import { goodwillSpentMinor } from "../../adapters/dynamodb/goodwill-budgets.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { isAgentRole } from "../../domain/kernel/actor.ts";
import { canOnlyCompensate, goodwillMonthOf, mayAct, type Return } from "../../domain/returns/index.ts";
import { isClosedToEscalation } from "./closed-to-escalation.ts";

type Reader = Pick<HttpRequest, "caller" | "at">;

/** Facts outside a case that decide what can be done in it. */
export interface Surroundings {
  /** Another case has the units that an escalation would claim. */
  readonly closedToEscalation: boolean;
  /** The agent has no goodwill left this month, and nothing else could be decided. */
  readonly outOfGoodwill: boolean;
}

/** What surrounds a case that has its units: one that was opened just now. */
export const FREE: Surroundings = { closedToEscalation: false, outOfGoodwill: false };

// Only of an agent who looks at a case in which nothing but a compensation can be decided, which is a closed one.
const isOutOfGoodwill = async (runtime: Runtime, state: Return, { caller, at }: Reader): Promise<boolean> => {
  const { role, id: agentId } = caller;
  if (!isAgentRole(role) || mayAct(state, "ProposeDecision", role, at) !== undefined) return false;
  if (!canOnlyCompensate(state, role)) return false;
  const budget = { agentId, month: goodwillMonthOf(at), currency: state.currency };
  return (await goodwillSpentMinor(runtime.store, budget)) >= state.terms.limits.goodwillPerAgentMonthMinor;
};

/** Reads what surrounds a case. For an open case nothing is read. */
export const surroundingsOf = async (runtime: Runtime, state: Return, reader: Reader): Promise<Surroundings> => {
  if (state.status !== "closed") return FREE;
  const [closedToEscalation, outOfGoodwill] = await Promise.all([
    isClosedToEscalation(runtime, state, reader.at),
    isOutOfGoodwill(runtime, state, reader),
  ]);
  return { closedToEscalation, outOfGoodwill };
};
