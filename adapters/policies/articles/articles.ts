import { createHash } from "node:crypto";
import type { PolicyProblem, PolicyReferences } from "../../../domain/policies/index.ts";
import {
  articleFindings,
  citationProblem,
  type GateFinding,
  gateFindings,
  PolicyArticle,
  versionFindings,
} from "../../../domain/policy-articles/index.ts";
import { oncePer } from "../once.ts";
import { sourceHash } from "../source-hash.ts";
import { type ArticleFile, articleFiles } from "./files.ts";
import { articleLocales } from "./locales.ts";

/** A version of an article that was read: what keeps it from being published, and a hash of all that it says. */
export type ReadArticle = {
  readonly article: PolicyArticle;
  readonly gate: readonly GateFinding[];
  readonly contentHash: string;
};

/** Articles that were read, and everything that is wrong with them. */
export type ArticlesRead = { readonly versions: readonly ReadArticle[]; readonly problems: readonly PolicyProblem[] };

const contentHashOf = (article: PolicyArticle): string =>
  createHash("sha256").update(JSON.stringify(article)).digest("base64url");

const closedGate = ({ market, locale, state, parts }: GateFinding): string => {
  const named = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
  return `may not be published in ${market}: ${locale} is ${state}${named}`;
};

const read = ({ file, document }: ArticleFile): ArticlesRead => {
  const { data, error } = PolicyArticle.safeParse(document);
  if (data === undefined) {
    const reasons = error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
    return { versions: [], problems: reasons.map((reason) => ({ file, reason })) };
  }
  const gate = gateFindings(data, articleLocales.needed, sourceHash);
  const reasons = [...articleFindings(data, articleLocales.needed), ...gate.map(closedGate)];
  return {
    versions: [{ article: data, gate, contentHash: contentHashOf(data) }],
    problems: reasons.map((reason) => ({ file, reason })),
  };
};

/**
 * Reads versions of articles and finds everything that is wrong with them: a wrong shape, texts that do not fit their blocks,
 * a locale that a market needs and that is not approved or no longer fits what it was translated from, versions that collide.
 */
export const readArticles = (files: readonly ArticleFile[]): ArticlesRead => {
  const each = files.map(read);
  const versions = each.flatMap((one) => one.versions);
  const between = versionFindings(versions.map(({ article }) => article));
  return {
    versions,
    problems: [
      ...each.flatMap(({ problems }) => problems),
      ...between.map((reason) => ({ file: "policies/articles", reason })),
    ],
  };
};

const readOnce = oncePer(readArticles);

/** The articles of this repository. They are read at the first use, since not every Lambda that carries them shows them. */
export const publishedArticles = (): ArticlesRead => readOnce(articleFiles);

/** Why the rules of a market may not cite a block of this repository's articles. */
export const articleProblem: PolicyReferences["articleProblem"] = (reference, market, from) =>
  citationProblem(publishedArticles().versions, reference, market, from);
