import type { ChoiceState } from "../definition.ts";
import type { Phase } from "../execution.ts";
import { noChoiceMatched } from "../failure.ts";
import { evaluationOf, type Place } from "../interpreter/run.ts";
import { evaluateAs } from "../jsonata-evaluation.ts";

/** The first rule whose condition holds, else the default. Fails with `States.NoChoiceMatched` when there is neither. */
export const beginChoice = async (place: Place, state: ChoiceState): Promise<Phase> => {
  const evaluation = evaluationOf(place);
  for (const [rule, { condition }] of state.choices.entries()) {
    if (await evaluateAs("boolean", condition, evaluation)) return { kind: "done", rule };
  }
  if (state.next === undefined) throw noChoiceMatched(state.name, place.flow.at.enteredEventId);
  return { kind: "done" };
};
