import type { Condition, Output, WorkedStep } from "./definition.ts";
import type { SopRefusal } from "./refusals.ts";
import type { Facts, Outputs, StepRun } from "./run.ts";

const expectedOf = (output: Output): string => {
  switch (output.type) {
    case "boolean":
      return "true or false";
    case "count":
      return "a whole number from 0 up";
    case "code":
      return `one of ${output.codes.join(", ")}`;
  }
};

const isRight = (output: Output, value: Outputs[string]): boolean => {
  switch (output.type) {
    case "boolean":
      return typeof value === "boolean";
    case "count":
      return typeof value === "number" && Number.isInteger(value) && value >= 0;
    case "code":
      return typeof value === "string" && output.codes.includes(value);
  }
};

/** The first output that is missing, of another type, or not asked for; undefined when all are right. */
export const wrongOutput = (step: WorkedStep, outputs: Outputs): SopRefusal | undefined => {
  const asked = step.type === "MANUAL" ? step.outputs : [];
  const wrong = asked.find(({ name, ...output }) => {
    const value = outputs[name];
    return value === undefined ? output.required : !isRight({ name, ...output }, value);
  });
  if (wrong !== undefined)
    return { code: "sop.output_wrong", stepId: step.id, output: wrong.name, expected: expectedOf(wrong) };
  const stray = Object.keys(outputs).find((name) => !asked.some((output) => output.name === name));
  return stray === undefined
    ? undefined
    : { code: "sop.output_wrong", stepId: step.id, output: stray, expected: "no such output" };
};

/** The value behind a name: a fact of the case, or what a step wrote down; undefined where nobody knows it. */
export const knownValue = (
  reference: string,
  { facts, steps }: { readonly facts: Facts; readonly steps: readonly StepRun[] },
): Outputs[string] | undefined => {
  const fact = Object.entries(facts).find(([name]) => name === reference);
  if (fact !== undefined) return fact[1];
  const dot = reference.indexOf(".");
  return steps.find(({ stepId }) => stepId === reference.slice(0, dot))?.outputs?.[reference.slice(dot + 1)];
};

/** Whether a condition holds by what is known. What is not known holds nowhere. */
export const holds = (
  { value, in: allowed }: Condition,
  known: { readonly facts: Facts; readonly steps: readonly StepRun[] },
): boolean => {
  const found = knownValue(value, known);
  return found !== undefined && allowed.includes(found);
};
