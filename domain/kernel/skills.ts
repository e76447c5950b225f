import * as z from "zod";

/** The languages that agents write in: those that every text exists in. */
export const DeskLanguage = z.enum(["en", "es", "pt-BR", "ko"]);
export type DeskLanguage = z.infer<typeof DeskLanguage>;

/** What a case is about, as far as it takes another kind of knowledge to work on it. */
export const CaseFamily = z.enum([
  "delivery",
  "item",
  "authenticity",
  "safety",
  "change_of_mind",
  "payment",
  "care",
  "general",
]);
export type CaseFamily = z.infer<typeof CaseFamily>;

/** From 1, minor, to 5, where harm is near. */
export const Severity = z.int().min(1).max(5);

/** What it takes to work on a case. Without a market nobody knows yet where the case belongs, and it is for every market's agents. */
export const Needs = z.object({
  language: DeskLanguage,
  market: z.string().optional(),
  family: CaseFamily,
  severity: Severity,
});
export type Needs = Readonly<z.infer<typeof Needs>>;

/** What an agent can work on; what is absent is no limit. */
export const Skills = z.strictObject({
  languages: z.array(DeskLanguage).min(1).optional(),
  markets: z
    .array(z.string().regex(/^[A-Z]{2}$/, "expected two capital letters"))
    .min(1)
    .max(50)
    .optional(),
  families: z.array(CaseFamily).min(1).optional(),
  severityUpTo: Severity.optional(),
});
export type Skills = Readonly<z.infer<typeof Skills>>;

/** The dimensions of a skill. */
export type SkillName = keyof Needs;

const has = <Value>(allowed: readonly Value[] | undefined, value: Value | undefined): boolean =>
  allowed === undefined || value === undefined || allowed.includes(value);

/** What an agent lacks for a case, by dimension; empty when the agent may work on it. What a case needs may not be known yet. */
export const missingSkills = (
  { languages, markets, families, severityUpTo }: Skills,
  needs: Needs | undefined,
): readonly SkillName[] => {
  if (needs === undefined) return [];
  const found: readonly [SkillName, boolean][] = [
    ["language", has(languages, needs.language)],
    ["market", has(markets, needs.market)],
    ["family", has(families, needs.family)],
    ["severity", severityUpTo === undefined || needs.severity <= severityUpTo],
  ];
  return found.flatMap(([name, isThere]) => (isThere ? [] : [name]));
};
