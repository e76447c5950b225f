import { goodwillSpentMinor } from "../../adapters/dynamodb/goodwill-budgets.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { isAgentRole } from "../../domain/kernel/actor.ts";
import { goodwillMonthOf } from "../../domain/ledger/goodwill-use.ts";
import { canOnlyCompensate, goodwillUseOf, mayAct, type Return, type ReturnEvent } from "../../domain/returns/index.ts";
import { isClosedToEscalation } from "./closed-to-escalation.ts";

type Reader = Pick<HttpRequest, "caller" | "at">;

/** Facts outside a case that decide what can be done in it. */
export interface Surroundings {
  /** Another case has the units that an escalation would claim. */
  readonly closedToEscalation: boolean;
  /** What the agent may still give away this month, in minor units of the case's currency; absent where it was not asked. */
  readonly goodwillLeftMinor?: number;
}

/** What surrounds a case that has its units: one that was opened just now. */
export const FREE: Surroundings = { closedToEscalation: false };

const goodwillLeft = async (runtime: Runtime, state: Return, { caller, at }: Reader): Promise<number> => {
  const budget = { agentId: caller.id, month: goodwillMonthOf(at), currency: state.currency };
  return state.terms.limits.goodwillPerAgentMonthMinor - (await goodwillSpentMinor(runtime.store, budget));
};

// Only of an agent who looks at a case in which nothing but a compensation can be decided, which is a closed one.
const hangsOnGoodwill = (state: Return, { caller: { role }, at }: Reader): boolean =>
  isAgentRole(role) && mayAct(state, "ProposeDecision", role, at) === undefined && canOnlyCompensate(state, role);

/** Reads what surrounds a case. For an open case nothing is read. */
export const surroundingsOf = async (runtime: Runtime, state: Return, reader: Reader): Promise<Surroundings> => {
  if (state.status !== "closed") return FREE;
  const [closedToEscalation, goodwillLeftMinor] = await Promise.all([
    isClosedToEscalation(runtime, state, reader.at),
    hangsOnGoodwill(state, reader) ? goodwillLeft(runtime, state, reader) : undefined,
  ]);
  return { closedToEscalation, ...(goodwillLeftMinor === undefined ? {} : { goodwillLeftMinor }) };
};

/** The same before a command. What an agent does may close the case, so an agent's goodwill is read in any case. */
export const surroundingsBefore = async (runtime: Runtime, state: Return, reader: Reader): Promise<Surroundings> => {
  if (!isAgentRole(reader.caller.role)) return surroundingsOf(runtime, state, reader);
  const [surroundings, goodwillLeftMinor] = await Promise.all([
    surroundingsOf(runtime, state, reader),
    goodwillLeft(runtime, state, reader),
  ]);
  return { ...surroundings, goodwillLeftMinor };
};

/** What surrounds a case after these events, by what was read before them: an agent's decision may use up the goodwill. */
export const surroundingsAfter = (
  surroundings: Surroundings,
  events: readonly ReturnEvent[],
  before: Return,
  { caller }: Reader,
): Surroundings => {
  const { goodwillLeftMinor } = surroundings;
  if (goodwillLeftMinor === undefined) return surroundings;
  const uses = events.map((event) => goodwillUseOf(event, before)).filter((use) => use?.agentId === caller.id);
  const usedMinor = uses.reduce((sum, use) => sum + (use?.amountMinor ?? 0), 0);
  return { ...surroundings, goodwillLeftMinor: goodwillLeftMinor - usedMinor };
};
