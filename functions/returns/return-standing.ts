import { load } from "../../adapters/dynamodb/load.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Standing } from "../../adapters/workflow/await-case.ts";
import { type Return, wakeAt } from "../../domain/returns/index.ts";
import { returnAggregate } from "./return-aggregate.ts";

/** The words of a return for its state machine. */
export const standingOf = (state: Return): Standing => ({ status: state.status, wakeAt: wakeAt(state) ?? null });

/** Reads them afresh. A process without its case is a bug. */
export const readStanding = async (runtime: Runtime, returnId: string): Promise<Standing> => {
  const found = await load(runtime.store, returnAggregate, returnId);
  if (found?.state === undefined) throw new Error(`return ${returnId} does not exist`);
  return standingOf(found.state);
};
