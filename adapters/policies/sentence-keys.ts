import english from "../../policies/texts/en.json" with { type: "json" };

/**
 * The keys that have a text; a test holds the four languages to the same keys. Apart from the renderer, since a policy is
 * loaded where nothing is told.
 */
export const sentenceKeys: ReadonlySet<string> = new Set(Object.keys(english));
