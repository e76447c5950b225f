import type { FeatureFlag } from "@openfeature/flagd-core";
import { FlowFlag, flowFlags } from "../../domain/kernel/flow-flags.ts";

/**
 * Shared rules are put into the text of a definition wherever it refers to them, so a rule that refers to others can make a
 * small document endless.
 */
const ofEvaluators = (document: unknown, length: number, lengthMax: number): string | undefined => {
  const evaluators = (document as { readonly $evaluators?: unknown } | null)?.$evaluators;
  if (typeof evaluators !== "object" || evaluators === null) return undefined;
  const shared = JSON.stringify(evaluators);
  if (shared.includes('"$ref"')) return "has a shared rule in $evaluators that refers to another";
  const references = JSON.stringify(document).split('"$ref"').length - 1;
  return length + references * shared.length > lengthMax ? `becomes larger than ${lengthMax} bytes` : undefined;
};

const ofFlag = (key: string, { defaultVariant, variants }: FeatureFlag): readonly string[] => {
  const known = FlowFlag.safeParse(key);
  if (!known.success) return [`has a flag ${key}; there are ${FlowFlag.options.join(", ")}`];
  const ways: readonly string[] = flowFlags[known.data];
  const strange = [...variants].filter(([name, value]) => name !== value || !ways.includes(name));
  return [
    ...strange.map(([name]) => `gives ${key} the variant ${name}; it has ${ways.join(", ")}, each named as its value`),
    ...(defaultVariant === undefined ? [`gives ${key} no default variant`] : []),
  ];
};

/** What flagd's schema cannot know of our flags. A flag that is left out does what happens without it. */
const ofFlags = (flags: ReadonlyMap<string, FeatureFlag>): readonly string[] =>
  [...flags].flatMap(([key, flag]) => ofFlag(key, flag));

export const flagProblems = { ofEvaluators, ofFlags };
