import { StateFailed } from "./failure.ts";
import { isRecord, type Json, kindOf } from "./json.ts";
import type { IdSource } from "./ports.ts";
import { stepFunctionsFunctions } from "./step-functions-functions.ts";
import type { Template } from "./template.ts";

/** What an expression may see, and whose failure it is when it fails. */
export interface Evaluation {
  state: string;
  enteredEventId: number;
  /** `$states`. */
  states: { [key: string]: Json };
  variables: Readonly<Record<string, Json>>;
  /** Milliseconds since the epoch: what `$now()` and `$millis()` answer. */
  now: number;
  ids: IdSource;
}

/** A `States.QueryEvaluationError` in AWS's words. */
export const queryFailure = (
  { state, enteredEventId }: Pick<Evaluation, "state" | "enteredEventId">,
  reason: string,
  location?: string,
): StateFailed =>
  new StateFailed({
    error: "States.QueryEvaluationError",
    cause: `An error occurred while executing the state '${state}' (entered at the event id #${enteredEventId}). ${reason}`,
    location: location ?? "",
  });

type Expression = Extract<Template, { kind: "expression" }>;

const expressionFailure = (evaluation: Evaluation, { source, field }: Expression, reason: string): StateFailed =>
  queryFailure(evaluation, `The JSONata expression '${source}' specified for the field '${field}' ${reason}`, field);

const isFunction = (value: unknown): boolean =>
  typeof value === "function" ||
  (isRecord(value) && (value._jsonata_function === true || value._jsonata_lambda === true));

/** A plain copy of what JSONata answered: its arrays carry marks of their own that must not be kept. */
const plain = (value: unknown, unsupported: () => never): Json => {
  if (isFunction(value)) return unsupported();
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : plain(item, unsupported)));
  if (isRecord(value)) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return Object.fromEntries(entries.map(([key, entry]) => [key, plain(entry, unsupported)]));
  }
  if (typeof value === "number") return value === 0 ? 0 : value;
  return value as Json;
};

const thrownReason = (error: unknown): string => {
  const code = isRecord(error) && typeof error.code === "string" ? `${error.code}: ` : "";
  const message = isRecord(error) && typeof error.message === "string" ? error.message : String(error);
  return `threw an error during evaluation. ${code}${message}`;
};

const evaluateExpression = async (expression: Expression, evaluation: Evaluation): Promise<Json> => {
  const bindings = {
    ...stepFunctionsFunctions(evaluation.now, evaluation.ids),
    ...evaluation.variables,
    states: evaluation.states,
  };
  let answer: unknown;
  try {
    answer = await expression.compiled.evaluate(undefined, bindings);
  } catch (error) {
    throw expressionFailure(evaluation, expression, thrownReason(error));
  }
  if (answer === undefined) throw expressionFailure(evaluation, expression, "returned nothing (undefined).");
  return plain(answer, () => {
    throw expressionFailure(evaluation, expression, "returned an unsupported result type.");
  });
};

/** The value of a template. Throws `StateFailed` with `States.QueryEvaluationError` when an expression fails. */
export const evaluate = async (template: Template, evaluation: Evaluation): Promise<Json> => {
  switch (template.kind) {
    case "constant":
      return template.value;
    case "expression":
      return evaluateExpression(template, evaluation);
    case "list": {
      const items: Json[] = [];
      for (const item of template.items) items.push(await evaluate(item, evaluation));
      return items;
    }
    case "object": {
      const value: { [key: string]: Json } = {};
      for (const [key, entry] of template.entries) value[key] = await evaluate(entry, evaluation);
      return value;
    }
  }
};

interface Kinds {
  array: Json[];
  boolean: boolean;
  number: number;
  string: string;
}

/** The value of a template that must be of one kind; another kind fails as AWS words it. */
export const evaluateAs = async <Kind extends keyof Kinds>(
  kind: Kind,
  template: Template,
  evaluation: Evaluation,
): Promise<Kinds[Kind]> => {
  const value = await evaluate(template, evaluation);
  if (kindOf(value) === kind) return value as Kinds[Kind];
  const reason = `returned an unexpected result type. Expected '${kind}', but was '${kindOf(value)}' for value: ${JSON.stringify(value)}`;
  if (template.kind === "expression") throw expressionFailure(evaluation, template, reason);
  throw queryFailure(evaluation, `A field ${reason}`);
};

/** A whole number within limits, e.g. a timeout in seconds; anything else fails as a query evaluation error. */
export const evaluateWhole = async (
  template: Template,
  field: string,
  [least, most]: readonly [number, number],
  evaluation: Evaluation,
): Promise<number> => {
  const value = await evaluateAs("number", template, evaluation);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const reason = `The ${field} field must be a whole number between ${least} and ${most} but was: ${value}`;
  throw queryFailure(evaluation, reason, field);
};
