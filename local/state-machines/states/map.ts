import type { MapState } from "../definition.ts";
import type { ChildrenPhase } from "../execution.ts";
import { launch } from "../interpreter/children.ts";
import { checkSize, evaluationOf, type Place, recordNext } from "../interpreter/run.ts";
import type { Json } from "../json.ts";
import { type Evaluation, evaluate, evaluateAs, evaluateWhole, queryFailure } from "../jsonata-evaluation.ts";
import { MAX_INLINE_CONCURRENCY } from "../limits.ts";

const itemsOf = async (place: Place, state: MapState, evaluation: Evaluation): Promise<Json[]> => {
  if (state.items) return evaluateAs("array", state.items, evaluation);
  const { input } = place.flow.at;
  if (Array.isArray(input)) return input;
  throw queryFailure(evaluation, `Map state input must be an array but was: ${JSON.stringify(input)}`);
};

/** The number of iterations that run at once. 0 asks for as many as possible, which is 40 for an inline Map. */
const concurrencyOf = async (state: MapState, evaluation: Evaluation): Promise<number> => {
  const limits = [0, Number.MAX_SAFE_INTEGER] as const;
  const asked = state.maxConcurrency
    ? await evaluateWhole(state.maxConcurrency, "MaxConcurrency", limits, evaluation)
    : 0;
  return asked === 0 ? MAX_INLINE_CONCURRENCY : Math.min(asked, MAX_INLINE_CONCURRENCY);
};

/** Tolerated failures are for distributed maps; AWS takes the fields in an inline Map, computes and disregards them. */
const checkTolerance = async (state: MapState, evaluation: Evaluation): Promise<void> => {
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = state;
  if (count) await evaluateWhole(count, "ToleratedFailureCount", [0, Number.MAX_SAFE_INTEGER], evaluation);
  if (percentage) await evaluateAs("number", percentage, evaluation);
};

const inputsOf = async (place: Place, { itemSelector, name }: MapState, items: readonly Json[]): Promise<Json[]> => {
  if (!itemSelector) return [...items];
  const inputs: Json[] = [];
  for (const [Index, Value] of items.entries()) {
    const input = await evaluate(itemSelector, evaluationOf(place, { item: { Index, Value } }));
    checkSize(input, name);
    inputs.push(input);
  }
  return inputs;
};

/** Starts the first iterations. Each gets an item, or what ItemSelector makes of it. */
export const beginMap = async (place: Place, state: MapState): Promise<ChildrenPhase> => {
  const evaluation = evaluationOf(place);
  const items = await itemsOf(place, state, evaluation);
  const maxConcurrency = await concurrencyOf(state, evaluation);
  await checkTolerance(state, evaluation);
  const inputs = await inputsOf(place, state, items);
  const phase: ChildrenPhase = {
    kind: "children",
    running: [],
    started: 0,
    inputs,
    ...(state.itemSelector ? { items } : {}),
    maxConcurrency,
    outputs: items.map(() => null),
  };
  launch(place, state, phase, recordNext(place, "MapStateStarted", { length: items.length }));
  return phase;
};
