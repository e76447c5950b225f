import { unitMarks } from "../../adapters/dynamodb/unit-marks.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { mayAct, type Return, unitsToReclaim } from "../../domain/returns/index.ts";

/**
 * Whether a closed case cannot be taken to an agent any more because another case has its units by now. It is a fact outside the
 * case, on which the guard of the units would refuse the escalation. Only a closed case whose buyer may still ask for an agent
 * reads the claims: an open case has its units, so looking at it costs no call more.
 */
export const isClosedToEscalation = async (runtime: Runtime, state: Return, at: Instant): Promise<boolean> => {
  if (state.status !== "closed" || mayAct(state, "EscalateReturn", "buyer", at) !== undefined) return false;
  const units = unitsToReclaim(state);
  const marks = await unitMarks(runtime.store, state.orderId, [...new Set(units.map(({ lineId }) => lineId))]);
  return units.some(({ lineId, unitNo }) => marks.get(lineId)?.[unitNo] !== undefined);
};
