import type { Finding } from "./compiled-policy.ts";

/**
 * How large a policy document may be at all. The shipped ones have some 35 rules, 700 values and texts of 400 characters;
 * these leave room for a market with three times as much, and keep what one document costs to check within bounds.
 */
export const documentLimits = {
  rulesMax: 100,
  /** Numbers, texts, lists and objects together. */
  valuesMax: 10_000,
  textMax: 2_000,
  depthMax: 10,
} as const;

/** Problems listed of one document: more than anybody repairs in one go. */
export const problemsMax = 50;

type Path = readonly string[];
type Place = { readonly value: unknown; readonly path: Path };

const childrenOf = ({ value, path }: Place): readonly Place[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).map(([name, child]) => ({ value: child, path: [...path, name] }));

const isTooLong = (text: string): boolean => text.length > documentLimits.textMax;

const faultOf = ({ value, path }: Place): string | undefined => {
  const { depthMax, textMax } = documentLimits;
  if (path.length > depthMax) return `is nested deeper than ${depthMax} levels`;
  if (typeof value === "string" && isTooLong(value))
    return `has ${value.length} characters, and a text has at most ${textMax}`;
  if (typeof value === "object" && value !== null && Object.keys(value).some(isTooLong))
    return `has a name of more than ${textMax} characters`;
  return undefined;
};

const rulesOf = (document: unknown): readonly unknown[] | undefined => {
  const rules = (document as { rules?: unknown } | null | undefined)?.rules;
  return Array.isArray(rules) ? rules : undefined;
};

/** Characters of an id that is repeated in a problem; longer ones are no ids, and the rule is named by its place. */
const idMax = 100;

/** The rule that a path into a document leads to, when it leads into one. */
const ruleIdAt = (document: unknown, [list, index]: readonly PropertyKey[]): string | undefined => {
  const rules = rulesOf(document);
  if (list !== "rules" || index === undefined || rules === undefined) return undefined;
  const rule = rules[Number(index)] as { id?: unknown } | null | undefined;
  return typeof rule?.id === "string" && rule.id.length <= idMax ? rule.id : `number ${Number(index) + 1}`;
};

/** A complaint about one place of a document: the rule, when it is within one, and the path from there. */
export const findingAt = (document: unknown, path: readonly PropertyKey[], message: string): Finding => {
  const ruleId = ruleIdAt(document, path);
  const place = (ruleId === undefined ? path : path.slice(2)).map(String).join(".");
  return { ...(ruleId !== undefined && { ruleId }), reason: place === "" ? message : `${place}: ${message}` };
};

/**
 * What makes a document too large to be looked at any further; undefined for one that is not. Stops at the limit, so that
 * what is checked of each value costs no more for a larger document.
 */
export const excess = (document: unknown): Finding | undefined => {
  const { rulesMax, valuesMax } = documentLimits;
  const rules = rulesOf(document)?.length ?? 0;
  if (rules > rulesMax) return { reason: `rules: there are ${rules}, and a policy has at most ${rulesMax}` };
  const waiting: Place[] = [{ value: document, path: [] }];
  for (let seen = 0; waiting.length > 0; seen += 1) {
    if (seen + waiting.length > valuesMax) return { reason: `has more than ${valuesMax} values` };
    const place = waiting.pop() as Place;
    const fault = faultOf(place);
    if (fault !== undefined) return findingAt(document, place.path, fault);
    for (const child of childrenOf(place)) waiting.push(child);
  }
  return undefined;
};

/** The first problems of a document, and how many more there are. */
export const firstOf = (findings: readonly Finding[]): readonly Finding[] => {
  const more = findings.length - problemsMax;
  return more <= 0
    ? findings
    : [...findings.slice(0, problemsMax), { reason: `has ${more} more problems, which are not listed` }];
};
