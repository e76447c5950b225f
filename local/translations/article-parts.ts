import type { Language } from "../../adapters/policies/language.ts";
import { sourceHash } from "../../adapters/policies/source-hash.ts";
import { type LocaleTexts, type PolicyArticle, sourcesOf, standingOf } from "../../domain/policy-articles/index.ts";
import { type TranslationProblem, translated } from "./messages.ts";

/** A part of an article as the command line names it: `<articleId>#<blockId>`, `…#title` or `…#changeSummary`. */
export const partName = ({ articleId }: PolicyArticle, part: string): string => `${articleId}#${part}`;

const whys = { MISSING: "missing", STALE: "stale" } as const;

/** Every part of an article that some language lacks, or has from a text that is no more. */
export const articlePartProblems = (article: PolicyArticle): readonly TranslationProblem[] =>
  translated.flatMap((language) => {
    const { state, parts } = standingOf(article, language, sourceHash);
    if (state !== "MISSING" && state !== "STALE") return [];
    const named = article.locales[language] === undefined ? [...sourcesOf(article, sourceHash).keys()] : parts;
    return named.map((part) => ({ language, key: partName(article, part), why: whys[state] }));
  });

const recordedTexts = (
  texts: LocaleTexts,
  sources: ReadonlyMap<string, string>,
  isTranslated: (part: string) => boolean,
): LocaleTexts => {
  const kept = <Text extends { readonly source?: string | undefined }>(part: string, text: Text): Text => {
    const source = sources.get(part);
    return source !== undefined && isTranslated(part) ? { ...text, source } : text;
  };
  const { title, changeSummary, blocks } = texts;
  const recorded = {
    ...texts,
    title: kept("title", title),
    changeSummary: kept("changeSummary", changeSummary),
    blocks: Object.fromEntries(Object.entries(blocks).map(([id, text]) => [id, kept(id, text)])),
  };
  const isChanged = JSON.stringify(recorded) !== JSON.stringify(texts);
  // Whoever translates does not approve: what was approved was another text.
  return isChanged ? { ...recorded, state: "REVIEWED" } : texts;
};

type Locales = PolicyArticle["locales"];

const withLocales = (
  article: PolicyArticle,
  change: (language: Language, texts: LocaleTexts) => LocaleTexts,
): PolicyArticle => {
  const changed = translated.flatMap((language) => {
    const texts = article.locales[language];
    return texts === undefined ? [] : [[language, change(language, texts)] as const];
  });
  const isChanged = changed.some(([language, texts]) => texts !== article.locales[language]);
  return isChanged
    ? { ...article, locales: { ...article.locales, ...(Object.fromEntries(changed) as Locales) } }
    : article;
};

/** An article once the named parts are translated from what the authoritative text is now; its locale waits for approval again. */
export const recordedArticle = (
  article: PolicyArticle,
  isTranslated: (language: Language, name: string) => boolean,
): PolicyArticle => {
  const sources = sourcesOf(article, sourceHash);
  return withLocales(article, (language, texts) =>
    recordedTexts(texts, sources, (part) => isTranslated(language, partName(article, part))),
  );
};

/** An article once some of its languages are approved. */
export const approvedArticle = (article: PolicyArticle, isApproved: (language: Language) => boolean): PolicyArticle =>
  withLocales(article, (language, texts) =>
    isApproved(language) && texts.state !== "APPROVED" ? { ...texts, state: "APPROVED" } : texts,
  );
