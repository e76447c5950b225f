import * as z from "zod";

/** The languages that every text exists in. */
export const Language = z.enum(["en", "es", "pt-BR", "ko"]);
export type Language = z.infer<typeof Language>;

const fallback: Language = "en";

/** Longer headers are no human's choice; what comes after is not read. */
const rangesMax = 32;

type Range = { readonly tag: string; readonly quality: number };

const weight = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

const rangeOf = (text: string): Range => {
  const [tag = "", ...parameters] = text.split(";").map((part) => part.trim());
  const [parameter] = parameters;
  if (parameter === undefined) return { tag: tag.toLowerCase(), quality: 1 };
  const quality = weight.exec(parameter)?.[1];
  return { tag: tag.toLowerCase(), quality: quality === undefined ? 0 : Number(quality) };
};

const primary = (tag: string): string => tag.split("-")[0] ?? tag;

/** The text that serves a range best: the same tag, or else the same language, as any Portuguese reader prefers pt-BR. */
const languageFor = ({ tag }: Range, refused: ReadonlySet<string>): Language | undefined => {
  const allowed = Language.options.filter((language) => !refused.has(language.toLowerCase()));
  if (tag === "*") return allowed.find((language) => language === fallback) ?? allowed[0];
  return (
    allowed.find((language) => language.toLowerCase() === tag) ??
    allowed.find((language) => primary(language.toLowerCase()) === primary(tag))
  );
};

/**
 * The language for a reader by their Accept-Language header: the range with the highest quality that we have a text for,
 * the first of equals; quality 0 refuses (RFC 9110, 12.5.4). English when nothing fits or nothing is said.
 */
export const negotiateLanguage = (acceptLanguage: string | undefined): Language => {
  const ranges = (acceptLanguage ?? "").split(",", rangesMax).map(rangeOf);
  const refused = new Set(ranges.filter(({ quality }) => quality === 0).map(({ tag }) => tag));
  const wanted = ranges.filter(({ tag, quality }) => tag !== "" && quality > 0);
  const served = [...wanted]
    .sort((a, b) => b.quality - a.quality)
    .map((range) => languageFor(range, refused))
    .find((language) => language !== undefined);
  return served ?? fallback;
};
