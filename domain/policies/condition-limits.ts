/**
 * How large one condition may be. A condition is asked for every line of every request and is read by people; these are
 * two to five times what the longest condition of a shipped policy needs, and small enough that parsing, checking and
 * analysing one takes neither deep recursion nor time that can be felt.
 */
export const conditionLimits = {
  /** Checked with the document's shape, before anything is parsed. */
  charactersMax: 1_000,
  /** Facts, literals and operators together. */
  nodesMax: 250,
  /** Brackets in brackets; the parser recurses once a level. */
  depthMax: 16,
  /** One list may hold all codes of the longest closed list, the 24 reasons, twice. */
  listElementsMax: 50,
  /** Characters of one text literal: as long as the name of a category may be expected to be. */
  textMax: 100,
} as const;

/** The same limits as the parser of CEL takes them. Maps and calls are no part of the language; their limits are small. */
export const parserLimits = {
  maxAstNodes: conditionLimits.nodesMax,
  maxDepth: conditionLimits.depthMax,
  maxListElements: conditionLimits.listElementsMax,
  maxMapEntries: 8,
  maxCallArguments: 8,
} as const;

const tooLarge: Readonly<Record<keyof typeof parserLimits, string>> = {
  maxAstNodes: `is too large: a condition has at most ${parserLimits.maxAstNodes} facts, literals and operators`,
  maxDepth: `is nested too deeply: brackets go at most ${parserLimits.maxDepth} levels deep`,
  maxListElements: `has too long a list: a list has at most ${parserLimits.maxListElements} elements`,
  maxMapEntries: `has a map of more than ${parserLimits.maxMapEntries} entries`,
  maxCallArguments: `has a call of more than ${parserLimits.maxCallArguments} arguments`,
};

const isLimit = (name: string): name is keyof typeof parserLimits => Object.hasOwn(parserLimits, name);

/** Which limit the parser found exceeded, as the end of a sentence about the rule; undefined for any other error. */
export const exceededLimit = ({ code, summary }: { code?: string; summary?: string }): string | undefined => {
  const name = code === "limit_exceeded" ? /^Exceeded (\w+)/.exec(summary ?? "")?.[1] : undefined;
  return name !== undefined && isLimit(name) ? tooLarge[name] : undefined;
};
