import type { Exit } from "../definition.ts";
import { entering } from "../execution.ts";
import { shown } from "../history.ts";
import { isRecord, type Json } from "../json.ts";
import { evaluate } from "../jsonata-evaluation.ts";
import { checkSize, evaluationOf, type Place, recordNext, stateIn } from "./run.ts";

const assignedDetails = (assigned: Record<string, Json>): { [key: string]: Json } => ({
  assignedVariables: Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)])),
  assignedVariablesDetails: { truncated: false },
});

/**
 * Leaves the current state by one of its exits: Assign and Output are both computed from the variables as they were,
 * then the variables change and the flow enters the next state or ends. Throws `StateFailed` when either cannot be
 * computed; nothing has changed then.
 */
export const leave = async (
  place: Place,
  exit: Exit,
  readable: { result?: Json; errorOutput?: Json },
  outputUnlessGiven: Json,
): Promise<void> => {
  const { flow, scope } = place;
  const { name, type } = stateIn(scope, flow.at.state);
  const evaluation = evaluationOf(place, readable);
  const value = exit.assign ? await evaluate(exit.assign, evaluation) : {};
  const assigned = isRecord(value) ? (value as Record<string, Json>) : {};
  const output = exit.output ? await evaluate(exit.output, evaluation) : outputUnlessGiven;
  for (const large of [output, ...Object.values(assigned)]) checkSize(large, name);
  recordNext(place, `${type}StateExited`, {
    name,
    ...shown("output", output),
    ...(exit.assign ? assignedDetails(assigned) : {}),
  });
  Object.assign(flow.variables, assigned);
  if (exit.next === undefined) flow.end = { output };
  else flow.at = entering(exit.next, output);
};
