import { readFileSync, writeFileSync } from "node:fs";
import { articleFiles } from "../../adapters/policies/articles/files.ts";
import type { Language } from "../../adapters/policies/language.ts";
import { PolicyArticle } from "../../domain/policy-articles/index.ts";
import { approvedArticle, articlePartProblems, recordedArticle } from "./article-parts.ts";
import { allMessages, messageProblems, recorded, type Sources, translated } from "./messages.ts";

const usage = `npm run texts                                      lists what is missing or stale
npm run texts -- translated <name> [language ...]  records that a text was translated from the English of now
npm run texts -- approved <article> [language ...] records that the article's texts are approved
A name is a message's key, or <article>#<block>; one that ends with * stands for all that begin so.
After a change of articles: npm run format.`;

const placeOf = (file: string): URL => new URL(`../../${file}`, import.meta.url);
const readJson = (file: string): unknown => JSON.parse(readFileSync(placeOf(file), "utf8"));
const writeJson = (file: string, value: unknown): void =>
  writeFileSync(placeOf(file), `${JSON.stringify(value, null, 2)}\n`);

const sourcesFile = "policies/texts/sources.json";

/** Everything that is translated, as it stands in the files. */
interface Texts {
  readonly sources: Sources;
  readonly articles: readonly { readonly file: string; readonly article: PolicyArticle }[];
}

const readTexts = (): Texts => ({
  sources: readJson(sourcesFile) as Sources,
  articles: articleFiles.map(({ file }) => ({ file, article: PolicyArticle.parse(readJson(file)) })),
});

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

const changed = (texts: Texts, verb: string, pattern: string, languages: readonly Language[]): Texts => {
  const isMeant = (language: Language) => languages.length === 0 || languages.includes(language);
  const isNamed = (language: Language, name: string) => isMeant(language) && matches(pattern, name);
  const change = (article: PolicyArticle) =>
    verb === "translated"
      ? recordedArticle(article, isNamed)
      : approvedArticle(article, (language) => isNamed(language, article.articleId));
  return {
    sources: verb === "translated" ? recorded(allMessages, texts.sources, isNamed) : texts.sources,
    articles: texts.articles.map(({ file, article }) => ({ file, article: change(article) })),
  };
};

const report = ({ sources, articles }: Texts): number => {
  const problems = [
    ...messageProblems(allMessages, sources),
    ...articles.flatMap(({ article }) => articlePartProblems(article)),
  ];
  for (const { language, key, why } of problems) console.log(`${language} ${key}: ${why}`);
  console.log(problems.length === 0 ? "Every text is translated from the English of now." : usage);
  return problems.length === 0 ? 0 : 1;
};

const isLanguage = (word: string): word is Language => (translated as readonly string[]).includes(word);

const run = ([verb, pattern, ...languages]: readonly string[]): number => {
  const texts = readTexts();
  if (verb === undefined) return report(texts);
  if (!["translated", "approved"].includes(verb) || pattern === undefined || !languages.every(isLanguage)) {
    console.error(`${usage}\nLanguages: ${translated.join(", ")}.`);
    return 2;
  }
  const after = changed(texts, verb, pattern, languages);
  if (JSON.stringify(after) === JSON.stringify(texts)) {
    console.error(`Nothing to record for ${pattern}.`);
    return 2;
  }
  writeJson(sourcesFile, after.sources);
  for (const [index, { file, article }] of after.articles.entries())
    if (article !== texts.articles[index]?.article) writeJson(file, article);
  return report(after);
};

process.exitCode = run(process.argv.slice(2));
