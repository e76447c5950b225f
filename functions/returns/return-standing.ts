import { load } from "../../adapters/dynamodb/load.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Standing } from "../../adapters/workflow/await-case.ts";
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

/** Reads them afresh. A process without its case is a bug. */
export const readStanding = async (runtime: Runtime, returnId: string): Promise<Standing> => {
  const found = await load(runtime.store, returnAggregate, returnId);
  if (found?.state === undefined) throw new Error(`return ${returnId} does not exist`);
  return standingOf(found.state);
};
