import type { CaseProcess, Standing } from "../../adapters/workflow/await-case.ts";
import { type Return, wakeAt } from "../../domain/returns/index.ts";
import { returnAggregate } from "./return-aggregate.ts";

/**
 * The words of a return for its state machine. A closed return is at rest unless its end is contested: then an agent still has a
 * clock.
 */
export const standingOf = (state: Return): Standing => {
  const wake = wakeAt(state) ?? null;
  const isOver = state.status === "closed" || state.status === "withdrawn";
  return { status: state.status, wakeAt: wake, isAtRest: isOver && wake === null };
};

/** Returns as the state machine `return` knows them. */
export const returnProcess: CaseProcess<Return> = {
  name: "return",
  aggregate: returnAggregate,
  standingOf,
};
